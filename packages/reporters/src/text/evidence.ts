import {
  type Evidence,
  type EvidenceOf,
  LOCALES,
  type LocaleId,
  type Location,
  producerText,
  type XmpHistoryEvent,
} from '@biaoshi/core';
import { terminal } from '../escape/terminal.ts';
import { EVIDENCE_WORDS } from '../words/evidence.ts';
import { WORDS } from '../words.ts';
import { c2paFacts, c2paLines, type EvidenceLine } from './c2pa.ts';
import { invisibleMarkFacts, vendorMarkFacts, visibleTextFacts } from './pixels.ts';
import { securityDataFacts } from './security-data.ts';
import { few, shown } from './shown.ts';
import { sourceTypeFacts } from './source-type.ts';

const ORIGIN_OF_LABEL = { '1': 'declared', '2': 'possible', '3': 'suspected' } as const;

/** Of the pieces that one finding rests on. */
const MAX_PLACES = 6;

/** What was found and where, on one line. */
export function evidenceText(evidence: Evidence, locale: LocaleId): string {
  const { joinClauses } = WORDS[locale];
  return facts(evidence, locale) + joinClauses + place(evidence.location, locale);
}

/** What more there is to say of it, each line with its key. Most kinds have nothing. */
export const evidenceLines = (evidence: Evidence, locale: LocaleId): readonly EvidenceLine[] =>
  evidence.kind === 'c2paManifest' ? c2paLines(evidence.data, locale) : [];

function facts(evidence: Evidence, locale: LocaleId): string {
  const words = EVIDENCE_WORDS[locale];
  switch (evidence.kind) {
    case 'aigcField':
      return labelFacts(evidence, locale);
    case 'c2paManifest':
      return c2paFacts(evidence.data, locale);
    case 'captureDevice':
      return deviceFacts(evidence, locale);
    case 'digitalSourceType':
      return sourceTypeFacts(evidence.data, locale);
    case 'generatorTrace':
      return words.generator[evidence.data.strength](shown(evidence.data.generator));
    case 'invisibleMark':
      return invisibleMarkFacts(evidence.data, locale);
    case 'residue':
      return words.residue[evidence.data.sign];
    case 'securityData':
      return securityDataFacts(evidence.data, locale);
    case 'vendorMark':
      return vendorMarkFacts(evidence.data, locale);
    case 'visibleText':
      return visibleTextFacts(evidence.data, locale);
    case 'xmpHistory':
      return historyFacts(evidence, locale);
  }
}

function labelFacts({ data: { fields } }: EvidenceOf<'aigcField'>, locale: LocaleId): string {
  const words = EVIDENCE_WORDS[locale];
  const { Label, ContentProducer, ProduceID, ContentPropagator } = fields;
  const found = [Label === undefined ? words.labelMissing : labelValue(Label, locale)];
  if (ContentProducer) found.push(words.producer(producer(ContentProducer, locale), shown(ContentProducer)));
  if (ProduceID) found.push(words.produceId(shown(ProduceID)));
  if (ContentPropagator && ContentPropagator !== ContentProducer) {
    found.push(words.propagator(producer(ContentPropagator, locale), shown(ContentPropagator)));
  }
  return found.join(WORDS[locale].joinFacts);
}

const producer = (value: string, locale: LocaleId): string => terminal(producerText(value, locale));

function labelValue(value: string, locale: LocaleId): string {
  const origin = Object.hasOwn(ORIGIN_OF_LABEL, value) && ORIGIN_OF_LABEL[value as keyof typeof ORIGIN_OF_LABEL];
  return origin ? `Label ${value} ${LOCALES[locale].words.origin[origin]}` : `Label "${shown(value)}"`;
}

function deviceFacts({ data: { make, model, taken } }: EvidenceOf<'captureDevice'>, locale: LocaleId): string {
  const words = EVIDENCE_WORDS[locale];
  const name = deviceName(make, model);
  const said = [name === '' ? words.deviceUnnamed : words.device(shown(name))];
  if (taken !== '') said.push(words.taken(shown(taken)));
  return said.join(WORDS[locale].joinFacts);
}

/** Many cameras begin the model's name with the maker's. */
function deviceName(make: string, model: string): string {
  const [maker = ''] = make.split(' ');
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${make} ${model}`.trim();
}

function historyFacts({ data }: EvidenceOf<'xmpHistory'>, locale: LocaleId): string {
  const words = EVIDENCE_WORDS[locale];
  const { creatorTool, derivedFrom, events } = data;
  const said: string[] = [];
  if (creatorTool !== '') said.push(words.creatorTool(shown(creatorTool)));
  const [first, last] = [events.at(0), events.at(-1)];
  if (first && last) {
    said.push(words.events(events.length), words.firstEvent(eventText(first, locale)));
    if (events.length > 1) said.push(words.lastEvent(eventText(last, locale)));
  }
  if (derivedFrom !== '') said.push(words.derivedFrom(shown(derivedFrom)));
  return said.length === 0 ? words.documentOnly : said.join(WORDS[locale].joinFacts);
}

/** One event of an XMP history: what was done, with what, and when. */
export function eventText({ action, softwareAgent, when }: XmpHistoryEvent, locale: LocaleId): string {
  const words = EVIDENCE_WORDS[locale];
  const named = action === '' ? words.eventUnnamed : shown(action);
  const event = softwareAgent === '' ? named : words.eventBy(named, shown(softwareAgent));
  return when === '' ? event : words.eventAt(event, shown(when));
}

/** Where the several pieces stand that a finding rests on; '' for one, whose place its own line has. */
export function placesText(grounds: readonly Evidence[], locale: LocaleId): string {
  if (grounds.length < 2) return '';
  const places = grounds.map(({ location }) => place(location, locale));
  return few(places, MAX_PLACES, locale).join(WORDS[locale].joinClauses);
}

export function place(location: Location, locale: LocaleId): string {
  const words = WORDS[locale];
  if ('region' in location) {
    const { x, y, width, height } = location.region;
    return words.inRegion(x, y, width, height);
  }
  return words.at(terminal(location.path), location.start, location.end - location.start);
}
