import {
  CLAIM_TEXTS,
  type ClaimPhoto,
  type ClaimReport,
  STATEMENT_GROUPS,
  STATEMENTS,
  type Statement,
  statementText,
} from '@biaoshi/claim';
import { LOCALES, type LocaleId } from '@biaoshi/core';
import { place, verdictWords } from '@biaoshi/reporters';
import type { Messages } from '../locales/messages.ts';
import { page, section } from '../page.ts';
import { plain } from '../plain.ts';

/** Places shown under one statement. */
const MAX_PLACES = 4;

/** A claim's report for people: each photo's facts, what they do not show, and what to ask next. */
export function claimText(report: ClaimReport, locale: LocaleId, messages: Messages): string {
  const { tool, createdAt, evidence, listing } = report;
  const head = [`${tool.name} ${tool.version}`, plain(report.case ?? ''), createdAt].filter(Boolean).join(' · ');
  return page([
    head,
    messages.claim.photos(evidence.length, listing.length),
    ...[...evidence, ...listing].flatMap((photo) => photoLines(photo, report, locale, messages)),
    ...section(messages.claim.questions, questions(report.statements, locale)),
    ...section(messages.claim.limits, limits(report, locale, messages)),
  ]);
}

function photoLines(photo: ClaimPhoto, { statements }: ClaimReport, locale: LocaleId, messages: Messages): string[] {
  const { uri, format, width, height } = photo.report.asset;
  const own = statements.filter(({ photos }) => photos[0] === photo.id);
  const facts = [format?.toUpperCase() ?? messages.none, width === null || height === null ? '' : `${width}×${height}`];
  const verdicts = photo.report.results.map(
    ({ profile, verdict }) => `  ${plain(profile)}: ${verdictWords(verdict, locale)}`,
  );
  return [
    '',
    `${photo.id}  ${plain(uri)}  (${facts.filter(Boolean).join(' ')})`,
    ...verdicts,
    ...STATEMENT_GROUPS.flatMap((group) => {
      const said = own.filter(({ id }) => STATEMENTS[id].group === group);
      if (said.length === 0) return [];
      return [
        `  ${CLAIM_TEXTS[locale].groups[group]}`,
        ...said.flatMap((one) => statementLines(one, photo.id, locale, messages)),
      ];
    }),
  ];
}

function statementLines(statement: Statement, photo: string, locale: LocaleId, { claim }: Messages): string[] {
  const { shows, notShown, ask } = statementText(statement, locale);
  const others = statement.photos.filter((id) => id !== photo);
  const beside = others.length === 0 ? '' : `${others.join(', ')}: `;
  const { places } = statement;
  const shown = places
    .slice(0, MAX_PLACES)
    .map((one) => `      ${claim.place}: ${one.photo} ${place(one.location, locale)}`);
  return [
    `    ${beside}${plain(shows)}`,
    ...shown,
    ...(places.length > shown.length ? [`      ${claim.more(places.length - shown.length)}`] : []),
    `      ${claim.notShown}: ${plain(notShown)}`,
    ...(ask === '' ? [] : [`      ${claim.ask}: ${ask}`]),
  ];
}

/** Each question to the buyer once, with the photos that it is about. */
function questions(statements: readonly Statement[], locale: LocaleId): string[] {
  const photosByAsk = new Map<keyof (typeof CLAIM_TEXTS)[LocaleId]['asks'], Set<string>>();
  for (const { id, photos } of statements) {
    const { ask } = STATEMENTS[id];
    const [photo = ''] = photos;
    if (ask === 'none' || !photo.startsWith('E')) continue;
    photosByAsk.set(ask, (photosByAsk.get(ask) ?? new Set()).add(photo));
  }
  return [...photosByAsk].map(([ask, photos]) => `  ${[...photos].join(', ')}: ${CLAIM_TEXTS[locale].asks[ask]}`);
}

function limits(report: ClaimReport, locale: LocaleId, { claim }: Messages): string[] {
  const texts = CLAIM_TEXTS[locale];
  const { pairsLeftOut, ledger, notAssessed } = report;
  return [
    ...texts.limits,
    `${claim.notAssessed}: ${LOCALES[locale].words.list(notAssessed.map((item) => texts.notAssessed[item]))}`,
    ...(pairsLeftOut > 0 ? [claim.pairsLeftOut(pairsLeftOut)] : []),
    ...(ledger && ledger.unread > 0 ? [claim.ledgerUnread(ledger.unread)] : []),
  ].map((line) => `  ${line}`);
}
