import {
  type AssetPictures,
  type AssetReport,
  dutyText,
  type Finding,
  findingText,
  LOCALES,
  type LocaleId,
  type ProfileResult,
  problemText,
} from '@biaoshi/core';
import { concerns } from '../concerns.ts';
import { groundsOf } from '../grounds.ts';
import type { ReporterOptions } from '../reporter.ts';
import { clauseCitations, verdictWords } from '../sentences.ts';
import { evidenceLines, evidenceText, place, placesText } from '../text/evidence.ts';
import { unreadTexts } from '../text/unread.ts';
import { EVIDENCE_WORDS } from '../words/evidence.ts';
import { HTML_WORDS } from '../words/html.ts';
import { WORDS } from '../words.ts';
import { cropsOf } from './crops.ts';
import { element, elementOf, type Markup } from './element.ts';
import { outline } from './outline.ts';

/** Of each kind; a file may hold a thousand. The rest is counted, and whole in `json`. */
const MAX_ITEMS = 100;

/** One asset: a line with its verdicts that opens to what was found, what fails and why, and what was not read. */
export function assetHtml(report: AssetReport, options: ReporterOptions, pictures?: AssetPictures): string {
  const { locale, pictured } = options;
  const thumbnail = pictures?.thumbnail ?? null;
  const picture = outline(report, thumbnail, locale);
  const crops = cropsOf(pictures, locale);
  const isLeftOut = pictured !== undefined && report.index >= pictured;
  const classes = ['asset', ...new Set(report.results.map(({ verdict }) => verdict.compliance))].join(' ');
  return element(
    'details',
    { class: classes },
    summary(report, thumbnail ? picture : [], locale),
    thumbnail ? [] : picture,
    isLeftOut ? element('p', { class: 'more' }, HTML_WORDS[locale].picturesLeftOut(pictured)) : [],
    findings(report, locale),
    duties(report, locale),
    evidence(report, crops.byEvidence, locale),
    crops.more,
    rest(report, locale),
  ).markup;
}

function summary({ asset, results }: AssetReport, picture: readonly Markup[], locale: LocaleId): Markup {
  const size = asset.width !== null && asset.height !== null ? ` ${asset.width}×${asset.height}` : '';
  const verdicts = results.map(({ profile, verdict }) =>
    element('span', { class: verdict.compliance }, `${named(results, profile)}${verdictWords(verdict, locale)}`),
  );
  const facts = `${asset.format?.toUpperCase() ?? WORDS[locale].unknownFormat}${size}`;
  return element('summary', {}, element('b', {}, asset.uri), verdicts, element('small', {}, facts), picture);
}

const named = (results: readonly ProfileResult[], profile: string): string =>
  results.length > 1 ? `[${profile}] ` : '';

function findings({ results, evidence: found }: AssetReport, locale: LocaleId): readonly Markup[] {
  const items = results.flatMap((result) =>
    concerns(result).map((finding) => {
      const places = placesText(groundsOf(finding, found), locale);
      return findingHtml(finding, named(results, result.profile), places, locale);
    }),
  );
  return listed(HTML_WORDS[locale].findings, items, locale);
}

function findingHtml(finding: Finding, prefix: string, places: string, locale: LocaleId): Markup {
  const words = WORDS[locale];
  const { severity, outcome } = LOCALES[locale].words;
  const { text, fix } = findingText(finding, locale);
  const failed = finding.outcome === 'fail' && finding.severity !== null;
  const key = failed && finding.severity ? severity[finding.severity] : outcome[finding.outcome];
  const more: readonly (readonly [string, string])[] = [
    [words.places, places],
    [words.fix, fix],
    [words.clause, clauseCitations(finding.clauses, locale)],
  ];
  return element(
    'li',
    { class: failed ? (finding.severity ?? '') : finding.outcome },
    element('b', {}, key),
    ` ${prefix}${text} `,
    element('code', {}, finding.ruleId),
    more.filter(([, said]) => said !== '').map(([name, said]) => element('p', {}, element('i', {}, name), ` ${said}`)),
  );
}

function duties({ results }: AssetReport, locale: LocaleId): readonly Markup[] {
  const items = results.flatMap((result) =>
    result.duties.map((duty) => {
      const clause = clauseCitations([duty.clause], locale);
      return element('li', {}, `${named(results, result.profile)}${dutyText(duty, locale)} [${clause}]`);
    }),
  );
  return listed(HTML_WORDS[locale].duties, items, locale);
}

function evidence(
  { evidence: found }: AssetReport,
  crops: ReadonlyMap<string, Markup>,
  locale: LocaleId,
): readonly Markup[] {
  const items = found.map((one) => {
    const more = evidenceLines(one, locale).map(([key, text]) => element('p', {}, element('i', {}, key), ` ${text}`));
    const kind = EVIDENCE_WORDS[locale].kind[one.kind];
    return element('li', {}, element('b', {}, kind), ` ${evidenceText(one, locale)}`, more, crops.get(one.id) ?? []);
  });
  return listed(HTML_WORDS[locale].evidence, items, locale);
}

function rest(report: AssetReport, locale: LocaleId): readonly Markup[] {
  const problems = report.problems.map((problem) => {
    const where = problem.location.path === '' ? '' : WORDS[locale].joinClauses + place(problem.location, locale);
    return element('li', {}, problemText(problem, locale) + where);
  });
  const unread = unreadTexts(report, locale).map(([what, key, text]) =>
    element('p', { class: what }, element('i', {}, key), ` ${text}`),
  );
  return [...listed(WORDS[locale].problemsHead, problems, locale), ...unread];
}

function listed(heading: string, items: readonly Markup[], locale: LocaleId): readonly Markup[] {
  if (items.length === 0) return [];
  const rest = items.length - MAX_ITEMS;
  const more = rest > 0 ? [element('li', {}, WORDS[locale].more(rest))] : [];
  return [element('h2', {}, heading), elementOf('ul', [...items.slice(0, MAX_ITEMS), ...more])];
}
