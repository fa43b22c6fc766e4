import type { C2paExamined } from '../model/c2pa.ts';
import type { DigitalSourceType } from '../model/digital-source.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { examinedManifests, isCredible, nameOf, saysAi, saysWhole } from './c2pa-manifests.ts';
import { excerpt } from './excerpt.ts';
import { LABEL_VALUES } from './implicit-label-value-out-of-range.ts';
import { tellingTraces } from './telling-traces.ts';
import { brandTexts, explicitLabels, type Seen, type VisibleText } from './visible-labels.ts';

/** What one carrier says about AI origin. */
export interface AiStatement {
  readonly evidenceId: string;
  readonly carrier: 'aigcField' | 'c2pa' | 'digitalSourceType' | 'generatorTrace' | SeenCarrier;
  /** `partlyAi`: a part, or what does not tell the whole from a part. `notAi`: captured by a camera, digitised from film or paper, or made by a human without generative tools. */
  readonly says: 'ai' | 'partlyAi' | 'notAi';
  /** Who or what says so: `Label 1`, a product, a term of the vocabulary, a generator, words in the picture; bounded. */
  readonly by: string;
}

type SeenCarrier = 'explicitLabel' | 'vendorMark' | 'invisibleMark';

type Spoken = Pick<Facts, 'labels' | 'manifests' | 'sourceTypes' | 'traces'> & Seen;

const NONE: readonly AiStatement[] = [];

/**
 * Everything in the file that speaks for or against AI origin, in one shape. Silent: a label without a value of the
 * standard, a hint, a source type that leaves it open, a manifest that nobody validated or that is shown not to be this
 * picture's (it may have been put onto somebody's photo), words in the picture that are neither a label nor a brand's mark.
 */
export function aiStatements(spoken: Spoken): readonly AiStatement[] {
  const { labels, manifests, sourceTypes, traces } = spoken;
  const seen = seenStatements(spoken);
  if (labels.length + manifests.length + sourceTypes.length + traces.length + seen.length === 0) return NONE;
  return [
    ...labels.flatMap(labelStatement),
    ...examinedManifests({ manifests }).flatMap(({ id, data }) => manifestStatement(id, data)),
    ...sourceTypes.flatMap(sourceTypeStatement),
    ...tellingTraces({ traces }).map(traceStatement),
    ...seen,
  ];
}

/** The statements beside the label that speak for AI origin: the traces of Measures Art. 6(3). */
export function statementsOfAi(facts: Spoken): readonly AiStatement[] {
  const all = aiStatements(facts);
  return all.length === 0 ? all : all.filter(({ carrier, says }) => carrier !== 'aigcField' && says !== 'notAi');
}

function labelStatement({ id, data: { fields } }: EvidenceOf<'aigcField'>): readonly AiStatement[] {
  const value = fields.Label ?? '';
  if (!LABEL_VALUES.has(value)) return NONE;
  return [{ evidenceId: id, carrier: 'aigcField', says: 'ai', by: `Label ${value}` }];
}

function manifestStatement(evidenceId: string, data: C2paExamined): readonly AiStatement[] {
  const says = isCredible(data) ? manifestSays(data) : undefined;
  return says === undefined ? NONE : [{ evidenceId, carrier: 'c2pa', says, by: nameOf(data) }];
}

function manifestSays(data: C2paExamined): AiStatement['says'] | undefined {
  if (saysAi(data)) return saysWhole(data) ? 'ai' : 'partlyAi';
  return data.inception === 'captured' && data.answers.saysAi.answer === 'no' ? 'notAi' : undefined;
}

/**
 * Terms that say where the picture comes from, and that it is not AI. `algorithmicMedia` and `algorithmicallyEnhanced` are
 * not here: the Measures also call enhancement by an algorithm a synthesis. Nor is the retired `digitalArt`, under which
 * generated pictures went.
 */
const NOT_AI: ReadonlySet<DigitalSourceType> = new Set([
  'compositeCapture',
  'computationalCapture',
  'digitalCapture',
  'digitalCreation',
  'humanEdits',
  'minorHumanEdits',
  'negativeFilm',
  'positiveFilm',
  'print',
]);

function sourceTypeStatement({ id, data: { term, ai } }: EvidenceOf<'digitalSourceType'>): readonly AiStatement[] {
  if (term === null) return NONE;
  const statement = { evidenceId: id, carrier: 'digitalSourceType', by: term } as const;
  if (ai === 'whole') return [{ ...statement, says: 'ai' }];
  if (ai === 'part') return [{ ...statement, says: 'partlyAi' }];
  return NOT_AI.has(term) ? [{ ...statement, says: 'notAi' }] : NONE;
}

/** Forms that tell of an edit, or that do not tell the whole from a part. */
export const PARTIAL_DIALECTS: ReadonlySet<string> = new Set([
  'a1111-postprocessing',
  'apple-credit',
  'google-credit-edited',
  'iptc-2025.1-AIPromptInformation',
  'iptc-2025.1-AISystemUsed',
  'iptc-2025.1-AISystemVersionUsed',
  'samsung-trailer',
]);

const traceStatement = ({ id, data: { generator, dialect } }: EvidenceOf<'generatorTrace'>): AiStatement => ({
  evidenceId: id,
  carrier: 'generatorTrace',
  says: PARTIAL_DIALECTS.has(dialect) ? 'partlyAi' : 'ai',
  by: excerpt(generator === 'unknown' ? dialect : generator),
});

/**
 * What the pixels say. Anyone can print a label onto a photo: it makes an asset suspected, never declared. Neither a label
 * nor a vendor's mark tells an edit from a generation.
 */
export function seenStatements(seen: Seen): readonly AiStatement[] {
  const { visibleTexts, vendorMarks, invisibleMarks } = seen;
  if (visibleTexts.length + vendorMarks.length + invisibleMarks.length === 0) return NONE;
  return [
    ...explicitLabels(seen).map((text) => textStatement(text, 'explicitLabel')),
    ...brandTexts(seen).map((text) => textStatement(text, 'vendorMark')),
    ...vendorMarks.map(
      ({ id, data: { mark } }): AiStatement => ({ evidenceId: id, carrier: 'vendorMark', says: 'partlyAi', by: mark }),
    ),
    ...invisibleMarks.map(
      ({ id, data: { scheme, generator, signature } }): AiStatement => ({
        evidenceId: id,
        carrier: 'invisibleMark',
        says: generator === '' || signature === 'notVerified' ? 'partlyAi' : 'ai',
        by: excerpt(generator === '' ? scheme : generator),
      }),
    ),
  ];
}

const textStatement = ({ id, data: { text } }: VisibleText, carrier: SeenCarrier): AiStatement => ({
  evidenceId: id,
  carrier,
  says: 'partlyAi',
  by: excerpt(text),
});
