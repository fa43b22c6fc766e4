import type { CarrierContext } from '../../bytes/carrier.ts';
import type { AigcFieldData, AigcForm } from '../../model/aigc.ts';
import type { ResidueData } from '../../model/evidence.ts';
import type { ByteLocation } from '../../model/location.ts';
import type { Part } from '../../model/part.ts';
import type { Family } from '../../model/reading.ts';
import { RESERVED_KEYS } from '../../model/security-data.ts';
import { type Decoded, decodeAigc } from './decode.ts';
import { homeOf, isStandardPlace } from './homes.ts';
import { unexaminedSecurityData } from './security-data.ts';

const AFFECTED: readonly Family[] = ['aigcField'];
const MAX_RAW_CHARS = 4096;

export interface Found {
  readonly text: string;
  readonly form: AigcForm;
  readonly location: ByteLocation;
  readonly order: Part['order'];
  /** Other text may follow the object. */
  readonly allowRest?: boolean;
  /** The place says nothing but AIGC, so whatever else stands there is a damaged label, not somebody's text. */
  readonly reserved: boolean;
  /** Writers put the object here without its wrapper too: one that names both Label and ContentProducer counts. */
  readonly bareAllowed?: boolean;
  /** What an empty value here is a sign of. */
  readonly emptySign?: ResidueData['sign'];
}

/** Decodes a text found in a legal home and reports it as what it is. */
export function emitField(found: Found, context: CarrierContext): void {
  const { text, location } = found;
  if (text.length > context.limits.maxJsonBytes) {
    const data = { limit: 'maxJsonBytes', value: context.limits.maxJsonBytes };
    if (found.reserved || looksWrapped(found)) context.problem('limitExceeded', 'error', location, data, AFFECTED);
    return;
  }
  const decoded = decodeAigc(text, {
    maxNesting: context.limits.maxJsonNesting,
    ...(found.allowRest ? { allowRest: true } : {}),
  });
  if (decoded.kind === 'label' && isLabel(decoded.data, found)) emitLabel(decoded.data, found, context);
  else emitOther(decoded, found, context);
}

const isLabel = ({ wrapped, fields }: Pick<AigcFieldData, 'wrapped' | 'fields'>, found: Found): boolean =>
  found.reserved ||
  wrapped ||
  (found.bareAllowed === true && fields.Label !== undefined && fields.ContentProducer !== undefined);

/** One label, as evidence, and the security data in its reserved codes. */
export function emitLabel(
  data: Omit<AigcFieldData, 'form' | 'standardPlace'>,
  { form, location, order }: Pick<Found, 'form' | 'location' | 'order'>,
  context: CarrierContext,
): void {
  const carrier = homeOf(location.path);
  const standardPlace = form !== 'xmpKeyed' && isStandardPlace(context.format, carrier, order);
  context.evidence({ kind: 'aigcField', carrier, location, data: { ...data, form, standardPlace } });
  for (const field of RESERVED_KEYS) {
    const value = data.fields[field];
    const found = value && unexaminedSecurityData(value, field);
    if (found) context.evidence({ kind: 'securityData', carrier, location, data: found });
  }
}

/** A place where a label was or could have been, and is not. */
export function emitResidue(sign: ResidueData['sign'], location: ByteLocation, context: CarrierContext): void {
  context.evidence({ kind: 'residue', carrier: homeOf(location.path), location, data: { sign } });
}

function emitOther(decoded: Decoded, found: Found, context: CarrierContext): void {
  const { location, text } = found;
  const isEmpty = decoded.kind === 'empty' || (decoded.kind === 'otherObject' && decoded.empty);
  if (isEmpty && found.emptySign) emitResidue(found.emptySign, location, context);
  else if (decoded.kind === 'otherObject' && (decoded.wrapped || found.reserved)) {
    const data = {
      generator: 'unknown',
      strength: 'selfDeclared',
      dialect: 'aigc-wrapper-without-label',
      raw: text.slice(0, MAX_RAW_CHARS),
    } as const;
    context.evidence({ kind: 'generatorTrace', carrier: homeOf(location.path), location, data });
  } else if (decoded.kind === 'malformed' && (found.reserved || looksWrapped(found))) {
    const code = decoded.tooDeep ? 'nestingTooDeep' : 'malformedJson';
    context.problem(code, 'error', location, { at: decoded.at }, AFFECTED);
  }
}

/**
 * A free text that begins as an object, in a string or not, and names AIGC as a key with an object, as only a label's
 * wrapper does; or, where the object stands bare, the key of its producer.
 */
const looksWrapped = ({ text, bareAllowed }: Found): boolean =>
  BEGINS_OBJECT.test(text) && (WRAPPER_KEY.test(text) || (bareAllowed === true && PRODUCER_KEY.test(text)));

const QUOTE = '(?:\\\\{0,8}"|&(?:amp;){0,3}(?:quot|#34|#x22);)';
const BEGINS_OBJECT = new RegExp(`^[\\s\\0\\ufeff]{0,64}${QUOTE}?\\{\\s{0,64}(?:${QUOTE}|$)`);
const WRAPPER_KEY = new RegExp(`${QUOTE}AIGC${QUOTE}\\s{0,64}:\\s{0,64}${QUOTE}?(?:\\{|$)`);
const PRODUCER_KEY = new RegExp(`${QUOTE}ContentProducer${QUOTE}\\s{0,64}:`);
