import type { Finding } from '../model/finding.ts';
import type { Problem } from '../model/problem.ts';
import { type Family, isPixelFamily, type Reading } from '../model/reading.ts';
import type { Duty } from '../model/verdict.ts';
import { describeProducer } from '../registry/describe-producer.ts';
import { LOCALES } from './index.ts';
import type { LocaleId, LooseRuleWords } from './locale.ts';

export interface FindingText {
  readonly title: string;
  readonly text: string;
  /** Empty when there is nothing to do. */
  readonly fix: string;
}

/**
 * A finding in words. A rule or message that this version does not know (a report saved by another one) is shown by its
 * ids, never dropped. What the file wrote is passed through: escape the result.
 */
export function findingText(finding: Finding, locale: LocaleId): FindingText {
  const { rules, words } = LOCALES[locale];
  const rule = (rules as unknown as LooseRuleWords)[finding.ruleId];
  const title = rule?.title ?? finding.ruleId;
  const message = rule?.messages[finding.messageId];
  if (message) return { title, text: message.text(finding.data), fix: message.fix(finding.data) };
  const plain = finding.outcome === 'pass' || finding.outcome === 'notApplicable';
  return { title, text: plain ? words.outcome[finding.outcome] : finding.messageId, fix: '' };
}

/** A problem in words. Names from the file are passed through: escape the result. */
export function problemText(problem: Problem, locale: LocaleId): string {
  return LOCALES[locale].problems[problem.code](problem.data);
}

/** What a family of readers found, in words: of pixels, `absent` is "not detected". */
export function readingText(family: Family, reading: Reading, locale: LocaleId): string {
  const { words } = LOCALES[locale];
  return (isPixelFamily(family) ? words.pixelReading : words.reading)[reading];
}

/** A duty in words. Names from the file are passed through: escape the result. */
export function dutyText(duty: Duty, locale: LocaleId): string {
  return LOCALES[locale].words.duty[duty.id](duty.data);
}

/** Whom a `ContentProducer` or `ContentPropagator` value names, in words: brand and entity, or that it is unknown. */
export function producerText(value: string, locale: LocaleId): string {
  const { producer, list } = LOCALES[locale].words;
  const described = describeProducer(value);
  if (described.kind === 'unknown') return producer.unknown;
  if (described.kind === 'name') return producer.name(described.brand);
  const { entity, brands } = described;
  return brands.length === 0 ? producer.unknownEntity(entity) : producer.known(entity, list(brands));
}
