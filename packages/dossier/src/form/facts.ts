/** What only the one who submits knows. Nothing of it is ever made up: what is not given stays marked. */
export const FACT_IDS = [
  'reporterName',
  'reporterPhone',
  'reporterAddress',
  'reporterEmail',
  'respondentName',
  'respondentAddress',
  'siteName',
  'siteUrl',
  'orderNumber',
  'conversation',
  'amount',
  'payment',
  'received',
  'request',
  'events',
  'caseNumber',
  'purpose',
] as const;
export type FactId = (typeof FACT_IDS)[number];

export type Facts = Readonly<Partial<Record<FactId, string>>>;

/** Facts that name a person, or lead to one: left out of a copy that is to be shared. */
export const PERSONAL_FACTS: readonly FactId[] = [
  'reporterName',
  'reporterPhone',
  'reporterAddress',
  'reporterEmail',
  'respondentName',
  'respondentAddress',
  'orderNumber',
  'conversation',
  'payment',
];
