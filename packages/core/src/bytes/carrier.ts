import type { NewEvidence } from '../model/evidence.ts';
import type { FormatId } from '../model/format.ts';
import type { Part, PartKind, PartOf } from '../model/part.ts';
import type { Family } from '../model/reading.ts';
import type { Decoders, ProblemSink } from './container.ts';
import type { Limits } from './limits.ts';

/** All that a carrier may see and do. */
export interface CarrierContext extends ProblemSink {
  /** The container the part came from; needed only to judge whether the place is a standard one. */
  readonly format: FormatId;
  readonly limits: Limits;
  readonly decoders: Decoders;
  /** Hands a further part (a property, a text value, an inner block) to the carriers. */
  part(part: Part): void;
  evidence(evidence: NewEvidence): void;
  /** A block of this family was read. */
  present(family: Family): void;
}

/** Takes parts of the kinds that it accepts, from any container; yields evidence and further parts. */
export interface Carrier<K extends PartKind = PartKind> {
  readonly id: string;
  /** Raised whenever its answer for some bytes may change; in evidence and in the cache key. */
  readonly version: number;
  readonly accepts: readonly K[];
  /** Of a kind, only the parts of these keys (`partKey`); all of a kind that is not here. */
  readonly keys?: ReadonlyMap<PartKind, readonly string[]>;
  read(part: PartOf<K>, context: CarrierContext): void;
}

/** Types a carrier by the kinds it accepts, and forgets them again so that all fit one list. */
export const defineCarrier = <K extends PartKind>(carrier: Carrier<K>): Carrier => carrier as unknown as Carrier;
