/** Measures Art. 6: 属于 | 可能 | 疑似, or none of the three. */
export const ORIGINS = ['declared', 'possible', 'suspected', 'noneFound'] as const;
export type Origin = (typeof ORIGINS)[number];

export const COMPLIANCES = ['compliant', 'nonCompliant', 'needsReview', 'undetermined', 'outOfScope'] as const;
export type Compliance = (typeof COMPLIANCES)[number];

export const INTEGRITIES = ['noLabel', 'intact', 'stripped', 'altered', 'contradictory', 'unverifiable'] as const;
export type Integrity = (typeof INTEGRITIES)[number];

export interface Verdict {
  readonly origin: Origin;
  readonly compliance: Compliance;
  readonly integrity: Integrity;
}

/** What the role must now do about this asset. */
export const DUTY_IDS = [
  'noticeDeclared',
  'noticePossible',
  'noticeSuspected',
  'writePropagatorFields',
  'keepUnlabelledLog',
] as const;
export type DutyId = (typeof DUTY_IDS)[number];

export interface Duty {
  readonly id: DutyId;
  readonly clause: string;
  readonly data: Readonly<Record<string, string | number>>;
}
