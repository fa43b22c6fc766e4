import { type AssetReport, findingText, type LocaleId, type Report } from '@biaoshi/core';
import { clauseCitations, concerns, verdictWords } from '@biaoshi/reporters';

/** What a form can be told from the report alone. */
export type DerivedId = 'addresses' | 'files' | 'shown';

/** Of the assets, and of the findings of one, that a form's field lists; the rest is in the papers. */
const MAX_LISTED = 50;

const ADDRESS = /^https?:\/\//i;

const WORDS = {
  'zh-CN': {
    asset: (number: number, name: string) => `文件 ${number}「${name}」`,
    noDigest: 'SHA-256 未计算',
    bytes: (count: number) => `${count} 字节`,
    more: (count: number) => `另有 ${count} 项，见所附材料`,
    finding: (text: string, clauses: string) => (clauses === '' ? `　- ${text}` : `　- ${text}（${clauses}）`),
    colon: '：',
  },
  en: {
    asset: (number: number, name: string) => `asset ${number} "${name}"`,
    noDigest: 'SHA-256 not computed',
    bytes: (count: number) => `${count} bytes`,
    more: (count: number) => `and ${count} more, see the papers`,
    finding: (text: string, clauses: string) => (clauses === '' ? `  - ${text}` : `  - ${text} (${clauses})`),
    colon: ': ',
  },
} as const;

/** Lines for a field, as texts of the file and of the locale; none when the report has nothing to say. */
export const DERIVED: Readonly<Record<DerivedId, (report: Report, locale: LocaleId) => readonly string[]>> = {
  addresses: ({ assets }, locale) =>
    listed([...new Set(assets.map(({ asset }) => asset.uri).filter((uri) => ADDRESS.test(uri)))], locale),
  files: ({ assets }, locale) => {
    const words = WORDS[locale];
    const lines = assets.map(({ asset }, at) => {
      const digest = asset.sha256 === null ? words.noDigest : `SHA-256 ${asset.sha256}`;
      const size = asset.bytes === null ? [] : [words.bytes(asset.bytes)];
      return [words.asset(at + 1, asset.name), ...size, digest].join(' ');
    });
    return listed(lines, locale);
  },
  shown: ({ assets }, locale) => {
    const blocks = assets.map((asset, at) => listed(shownOf(asset, at + 1, locale), locale));
    return [
      ...blocks.slice(0, MAX_LISTED).flat(),
      ...(blocks.length > MAX_LISTED ? [WORDS[locale].more(blocks.length - MAX_LISTED)] : []),
    ];
  },
};

/** One asset: its verdicts, then what was found, each once whichever profile asks for it. */
function shownOf({ asset, results }: AssetReport, number: number, locale: LocaleId): readonly string[] {
  const words = WORDS[locale];
  const name = words.asset(number, asset.name);
  const verdicts = results.map(
    ({ profile, verdict }) => `${name} [${profile}]${words.colon}${verdictWords(verdict, locale)}`,
  );
  const findings = results
    .flatMap(concerns)
    .map((finding) => words.finding(findingText(finding, locale).text, clauseCitations(finding.clauses, locale)));
  return [...verdicts, ...new Set(findings)];
}

function listed(lines: readonly string[], locale: LocaleId): readonly string[] {
  if (lines.length <= MAX_LISTED) return lines;
  return [...lines.slice(0, MAX_LISTED), WORDS[locale].more(lines.length - MAX_LISTED)];
}
