import {
  C2PA_QUESTIONS,
  type C2paExamined,
  type C2paManifestData,
  type C2paQuestion,
  type C2paSigner,
  type C2paStatement,
  isExamined,
  type LocaleId,
} from '@biaoshi/core';
import { C2PA_WORDS, type C2paLine, type InvalidBecause } from '../words/c2pa.ts';
import { WORDS } from '../words.ts';
import { few, shown, shownAddress, shownList } from './shown.ts';
import { sourceTypeText } from './source-type.ts';

/** A line under a piece of evidence: its key and its text. */
export type EvidenceLine = readonly [key: string, text: string];

/** Of the statements about AI in one store, and of the marks that it names; each takes a line. */
const MAX_STATEMENTS = 5;
const MAX_MARKS = 3;

/** What became of a store, on one line. */
export function c2paFacts(data: C2paManifestData, locale: LocaleId): string {
  const words = C2PA_WORDS[locale];
  const said = [c2paState(data, locale)];
  if (isExamined(data) && data.product !== '') said.push(words.product(shown(data.product), shown(data.vendor)));
  if (data.home === 'sidecar') said.push(words.sidecar);
  return said.join(WORDS[locale].joinFacts);
}

function c2paState(data: C2paManifestData, locale: LocaleId): string {
  const words = C2PA_WORDS[locale];
  if (isExamined(data)) return words.examined[data.state === 'invalid' ? invalidBecause(data) : data.state];
  if (data.state === 'notExamined') return words.notExamined(data.bytes);
  if (data.state === 'couldNotCheck') return words.couldNotCheck(data.bytes, words.reason[data.reason ?? 'other']);
  return data.url ? words.remote(shownAddress(data.url)) : words.remoteUnnamed;
}

const GRAVEST_FIRST = ['contentBound', 'signatureValid', 'certificateValid'] as const;

/** An expired certificate is said to match the picture, so only where it does. */
function invalidBecause({ answers }: C2paExamined): InvalidBecause {
  const failed = GRAVEST_FIRST.find((question) => answers[question].answer === 'no');
  return failed === 'certificateValid' && answers.contentBound.answer !== 'yes' ? 'other' : (failed ?? 'other');
}

/** The lines under a store that was validated: the six answers, what it states, who signed, what failed. */
export function c2paLines(data: C2paManifestData, locale: LocaleId): readonly EvidenceLine[] {
  if (!isExamined(data)) return [];
  const { keys } = C2PA_WORDS[locale];
  const line = (key: C2paLine, texts: readonly string[]): EvidenceLine[] => texts.map((text) => [keys[key], text]);
  return [
    ...line('answers', [answersText(data, locale)]),
    ...line('origin', [originText(data, locale)]),
    ...line('statement', statementTexts(data.statements, locale)),
    ...line('signer', [signerText(signerOf(data), locale)]),
    ...line('failed', failureTexts(data, locale)),
    ...line('watermark', watermarkTexts(data, locale)),
  ];
}

function answersText({ answers }: C2paExamined, locale: LocaleId): string {
  return C2PA_QUESTIONS.map((question) => answerText(question, answers[question], locale)).join(
    WORDS[locale].joinClauses,
  );
}

/** Codes are given only where something is amiss: behind a yes they tell a layman nothing. */
function answerText(
  question: C2paQuestion,
  { answer, codes }: C2paExamined['answers'][C2paQuestion],
  locale: LocaleId,
): string {
  const words = C2PA_WORDS[locale];
  const said = (question === 'manifestPresent' ? words.present : words.answer)[answer];
  const because = question === 'signerTrusted' && answer === 'couldNotCheck' ? untrustedBecause(codes, locale) : '';
  const coded = answer === 'yes' || codes.length === 0 ? '' : words.codes(shownList(codes, locale));
  return words.answered(words.question[question], `${said}${because}${coded}`);
}

/** Without a trust list, or with a certificate that has run out, a signer can be neither trusted nor distrusted. */
const untrustedBecause = (codes: readonly string[], locale: LocaleId): string =>
  C2PA_WORDS[locale][codes.some((code) => EXPIRY.has(code)) ? 'ranOut' : 'noTrustList'];

const EXPIRY: ReadonlySet<string> = new Set(['claimSignature.outsideValidity', 'signingCredential.expired']);

function originText({ inception, transformations }: C2paExamined, locale: LocaleId): string {
  const words = C2PA_WORDS[locale];
  const said = [words.inception[inception]];
  if (transformations.length > 0) said.push(words.transformations(shownList(transformations, locale)));
  return said.join(WORDS[locale].joinClauses);
}

function statementTexts(statements: readonly C2paStatement[], locale: LocaleId): readonly string[] {
  return few([...new Set(statements.map((statement) => statementText(statement, locale)))], MAX_STATEMENTS, locale);
}

/** One statement about AI: by which action or assertion, what it means, by which tool, and how deep it stands. */
export function statementText(statement: C2paStatement, locale: LocaleId): string {
  const { by, digitalSourceType, softwareAgent, when, depth } = statement;
  const words = C2PA_WORDS[locale];
  const what = digitalSourceType === '' ? shown(by) : `${shown(by)} ${sourceTypeText(digitalSourceType, locale)}`;
  const said = [softwareAgent === '' ? what : words.saidBy(what, shown(softwareAgent))];
  if (when !== '') said.push(shown(when));
  if (depth > 0) said.push(words.inIngredient(depth));
  return said.join(WORDS[locale].joinFacts);
}

/** One of the six questions, as a statement that is true, false or open. */
export const questionText = (question: C2paQuestion, locale: LocaleId): string => C2PA_WORDS[locale].question[question];

const signerOf = ({ active, manifests }: C2paExamined): C2paSigner | null =>
  manifests.find(({ label }) => label === active)?.signer ?? null;

/** Who signed, with which algorithm, and when a time stamp says so. */
export function signerText(signer: C2paSigner | null, locale: LocaleId): string {
  const words = C2PA_WORDS[locale];
  const names = [...new Set([signer?.organisation ?? '', signer?.commonName ?? ''])].filter((name) => name !== '');
  const said = names.length === 0 ? [words.signerUnnamed] : names.map(shown);
  if (signer === null) return said.join('');
  if (signer.algorithm !== '') said.push(words.algorithm(shown(signer.algorithm)));
  said.push(signer.timestamp === '' ? words.noTimestamp : words.timestamp(shown(signer.timestamp)));
  return said.join(WORDS[locale].joinFacts);
}

/**
 * An ingredient's failure is shown even where the active manifest is clean: it is part of the picture's history. What a
 * question rests on that could not be answered is no failure: without a trust list every signer is untrusted.
 */
function failureTexts({ answers, failures, manifests }: C2paExamined, locale: LocaleId): string[] {
  const words = C2PA_WORDS[locale];
  const open = new Set(
    Object.values(answers).flatMap(({ answer, codes }) => (answer === 'couldNotCheck' ? codes : [])),
  );
  const recorded = manifests.flatMap(({ ingredients }) => ingredients.flatMap((ingredient) => ingredient.failures));
  const codes = (scope: 'active' | 'ingredient') =>
    failures.filter((failure) => failure.scope === scope).map(({ code }) => code);
  const said: readonly (readonly ['active' | 'ingredient', readonly string[]])[] = [
    ['active', codes('active')],
    ['ingredient', [...codes('ingredient'), ...recorded]],
  ];
  return said
    .map(([scope, failed]) => [scope, failed.filter((code) => !open.has(code))] as const)
    .filter(([, failed]) => failed.length > 0)
    .map(([scope, failed]) => words.answered(words.scope[scope], shownList(failed, locale)));
}

function watermarkTexts({ watermarked, softBindings }: C2paExamined, locale: LocaleId): string[] {
  const words = C2PA_WORDS[locale];
  const marks = softBindings.map(({ algorithm, vendor }) => words.softBinding(shown(algorithm), shown(vendor)));
  return [...(watermarked ? [words.watermarked] : []), ...few([...new Set(marks)], MAX_MARKS, locale)];
}
