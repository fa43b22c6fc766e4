import type { AigcFieldData } from './aigc.ts';
import type { Evidence, EvidenceOf } from './evidence.ts';
import type { MessageData, Outcome } from './finding.ts';
import type { FormatId } from './format.ts';
import type { Problem } from './problem.ts';
import type { Family, Readings } from './reading.ts';

/** What the caller knows beyond the file. */
export interface EvaluationContext {
  /** The uploader declared the content AI-made (Measures Art. 6(2)). */
  readonly declared: boolean;
  /** The user of the profile states that the asset is AI-made (a provider auditing its own output). */
  readonly aiMade: boolean;
}

/** Labels that name one producer and one ProduceID: a label and what propagators appended to it. */
export interface LabelChain {
  readonly producer: string | undefined;
  readonly produceId: string | undefined;
  /** In file order. */
  readonly links: readonly EvidenceOf<'aigcField'>[];
  /** The fields of all links together: the first value that is not empty, by key. */
  readonly merged: AigcFieldData['fields'];
  /** Distinct propagators, in file order. */
  readonly propagators: readonly string[];
}

/** All that a rule may see. A rule never sees bytes. */
export interface Facts {
  readonly format: FormatId | null;
  /** Lower-case ending of the asset's name without the dot; null when it has none. */
  readonly extension: string | null;
  readonly readings: Readings;
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly labels: readonly EvidenceOf<'aigcField'>[];
  readonly chains: readonly LabelChain[];
  readonly traces: readonly EvidenceOf<'generatorTrace'>[];
  readonly manifests: readonly EvidenceOf<'c2paManifest'>[];
  readonly sourceTypes: readonly EvidenceOf<'digitalSourceType'>[];
  readonly histories: readonly EvidenceOf<'xmpHistory'>[];
  readonly devices: readonly EvidenceOf<'captureDevice'>[];
  readonly visibleTexts: readonly EvidenceOf<'visibleText'>[];
  readonly vendorMarks: readonly EvidenceOf<'vendorMark'>[];
  readonly invisibleMarks: readonly EvidenceOf<'invisibleMark'>[];
  readonly residues: readonly EvidenceOf<'residue'>[];
  readonly securityData: readonly EvidenceOf<'securityData'>[];
  /** False: damage, a limit or the tier hid bytes in which a further label could be. */
  readonly complete: boolean;
  readonly context: EvaluationContext;
}

/** What a rule concluded, before a profile gives it severity and clauses. */
export interface RuleFinding<M extends string = string> {
  readonly outcome: Extract<Outcome, 'fail' | 'review' | 'undetermined'>;
  readonly messageId: M;
  readonly data: MessageData;
  readonly evidence: readonly string[];
}

/** A case that the tests run. `finds`: the message ids expected, in order; empty for a passing example. */
export interface RuleExample<M extends string = string> {
  readonly title: string;
  readonly facts: Facts;
  readonly finds: readonly M[];
}

export type Topic = 'presence' | 'content' | 'producerCode' | 'multiplicity' | 'placement' | 'integrity' | 'file';

export interface Rule<Id extends string = string, M extends string = string> {
  readonly id: Id;
  readonly topic: Topic;
  /** Readings this rule rests on; listed by `rules` and `explain`. */
  readonly families: readonly Family[];
  readonly messageIds: readonly M[];
  /** False: the rule has nothing to say about this asset (`notApplicable`). */
  applies(facts: Facts): boolean;
  /** Empty: `pass`. */
  check(facts: Facts): readonly RuleFinding<M>[];
  readonly examples: readonly RuleExample<M>[];
}
