import {
  CLAIM_TEXTS,
  type ClaimPhoto,
  type ClaimPictures,
  type ClaimReport,
  STATEMENTS,
  type Statement,
  statementText,
} from '@biaoshi/claim';
import { LOCALES, type LocaleId } from '@biaoshi/core';
import type { Block, PictureCell } from '../paper/index.ts';
import { callsForQuestion } from './statement-rows.ts';
import { SHEET_WORDS } from './words.ts';

/** Facts of one photo on the first page; all of them are on its own. */
const MAX_FACTS = 4;
/** Photos on the first page. */
const MAX_PHOTOS = 12;
const THUMBNAILS_PER_ROW = 4;

/** The first page: what claim this is, what of each photo calls for a question, and which. */
export function summaryBlocks(report: ClaimReport, pictures: ClaimPictures, locale: LocaleId): readonly Block[] {
  const words = SHEET_WORDS[locale];
  const { evidence, listing, tool, profiles, createdAt } = report;
  const judged = profiles.map(({ id, version }) => `${id} v${version}`);
  const given = [
    [words.case, report.case],
    [words.ordered, report.ordered],
    [words.received, report.received],
  ] as const;
  const rows = evidence
    .slice(0, MAX_PHOTOS)
    .map((photo) => [`${photo.id} ${nameOf(photo)}`, factsOf(photo, report, locale)]);
  const left = evidence.length - rows.length;
  return [
    { kind: 'heading', level: 1, text: words.title },
    {
      kind: 'facts',
      rows: [
        ...given.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
        [words.photos, words.counts(evidence.length, listing.length)],
        [words.made, [`${tool.name} ${tool.version}`, ...judged, createdAt].join(' · ')],
      ],
    },
    ...thumbnails(report, pictures),
    { kind: 'heading', level: 2, text: words.summary },
    { kind: 'table', head: [words.photo, words.shows], rows, widths: [1, 4] },
    ...(left > 0 ? [{ kind: 'paragraph', tone: 'small', text: words.more(left) } as const] : []),
    { kind: 'heading', level: 2, text: words.nextQuestions },
    ...questions(report.statements, locale),
    {
      kind: 'paragraph',
      tone: 'strong',
      text: CLAIM_TEXTS[locale].limits.slice(0, 2).join(locale === 'en' ? ' ' : ''),
    },
  ];
}

/** The claim's photos, small, so that the page can be told from another at a glance. */
function thumbnails({ evidence }: ClaimReport, { photos }: ClaimPictures): readonly Block[] {
  const cells = evidence.slice(0, THUMBNAILS_PER_ROW).flatMap(({ id }): PictureCell[] => {
    const picture = photos.get(id);
    return picture ? [{ picture, caption: id }] : [];
  });
  return cells.length === 0 ? [] : [{ kind: 'pictures', cells, perRow: THUMBNAILS_PER_ROW, height: 100 }];
}

/** As the buyer sent it; a path would tell where the merchant keeps things. */
export const nameOf = ({ report }: ClaimPhoto): string => report.asset.name.slice(0, 80);

/** Facts that call for a question first, and where none does, the others. */
function factsOf({ id }: ClaimPhoto, { statements }: ClaimReport, locale: LocaleId): string {
  const own = statements.filter(({ photos }) => photos[0] === id);
  const asking = own.filter(callsForQuestion);
  const chosen = asking.length > 0 ? asking : own;
  const said = chosen.slice(0, MAX_FACTS).map((one) => statementText(one, locale).shows);
  const left = chosen.length - said.length;
  return [...said, ...(left > 0 ? [SHEET_WORDS[locale].more(left)] : [])].join(locale === 'en' ? ' ' : '');
}

/** Each question once, with the photos that it is about. */
function questions(statements: readonly Statement[], locale: LocaleId): readonly Block[] {
  const byAsk = new Map<string, Set<string>>();
  for (const statement of statements.filter(callsForQuestion)) {
    const photo = statement.photos[0] ?? '';
    if (!photo.startsWith('E')) continue;
    const { ask } = STATEMENTS[statement.id];
    byAsk.set(ask, (byAsk.get(ask) ?? new Set()).add(photo));
  }
  if (byAsk.size === 0) return [{ kind: 'paragraph', text: SHEET_WORDS[locale].nothingToAsk }];
  const { asks } = CLAIM_TEXTS[locale];
  const items = [...byAsk].map(
    ([ask, photos]) => `${LOCALES[locale].words.list([...photos])}: ${asks[ask as keyof typeof asks]}`,
  );
  return [{ kind: 'list', items }];
}
