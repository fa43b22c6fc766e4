import { type Evidence, type EvidenceOf, LOCALES, type LocaleId, type Location, producerText } from '@biaoshi/core';
import { terminal } from '../escape/terminal.ts';
import { WORDS } from '../words.ts';

/** Longest value of the file that a line shows; the whole is in `json`. */
const MAX_VALUE_CHARS = 120;
const shown = (value: string): string => terminal(value, MAX_VALUE_CHARS);

const ORIGIN_OF_LABEL = { '1': 'declared', '2': 'possible', '3': 'suspected' } as const;

/** What was found and where, on one line. */
export function evidenceText(evidence: Evidence, locale: LocaleId): string {
  const { joinClauses } = WORDS[locale];
  return facts(evidence, locale) + joinClauses + place(evidence.location, locale);
}

function facts(evidence: Evidence, locale: LocaleId): string {
  const words = WORDS[locale];
  switch (evidence.kind) {
    case 'aigcField':
      return labelFacts(evidence, locale);
    case 'c2paManifest':
      return words.manifestStore(evidence.data.bytes);
    case 'generatorTrace':
      return words.generator[evidence.data.strength](shown(evidence.data.generator));
    case 'residue':
      return words.residue[evidence.data.sign];
  }
}

function labelFacts({ data: { fields } }: EvidenceOf<'aigcField'>, locale: LocaleId): string {
  const words = WORDS[locale];
  const { Label, ContentProducer, ProduceID, ContentPropagator } = fields;
  const found = [Label === undefined ? words.labelMissing : labelValue(Label, locale)];
  if (ContentProducer) found.push(words.producer(producer(ContentProducer, locale), shown(ContentProducer)));
  if (ProduceID) found.push(words.produceId(shown(ProduceID)));
  if (ContentPropagator && ContentPropagator !== ContentProducer) {
    found.push(words.propagator(producer(ContentPropagator, locale), shown(ContentPropagator)));
  }
  return found.join(words.joinFacts);
}

const producer = (value: string, locale: LocaleId): string => terminal(producerText(value, locale));

function labelValue(value: string, locale: LocaleId): string {
  const origin = Object.hasOwn(ORIGIN_OF_LABEL, value) && ORIGIN_OF_LABEL[value as keyof typeof ORIGIN_OF_LABEL];
  return origin ? `Label ${value} ${LOCALES[locale].words.origin[origin]}` : `Label "${shown(value)}"`;
}

export function place(location: Location, locale: LocaleId): string {
  const words = WORDS[locale];
  if ('region' in location) {
    const { x, y, width, height } = location.region;
    return words.inRegion(x, y, width, height);
  }
  return words.at(terminal(location.path), location.start, location.end - location.start);
}
