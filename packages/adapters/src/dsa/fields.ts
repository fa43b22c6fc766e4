/** What a field of a statement of reasons holds: one value of a list, several, a text up to a length, or a day. */
export type FieldSpec =
  | { readonly kind: 'one' | 'several'; readonly values: readonly string[] }
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'day' };

const one = (...values: readonly string[]): FieldSpec => ({ kind: 'one', values });
const several = (...values: readonly string[]): FieldSpec => ({ kind: 'several', values });
const text = (most: number): FieldSpec => ({ kind: 'text', most });
const DAY: FieldSpec = { kind: 'day' };

const CATEGORIES = [
  'ANIMAL_WELFARE',
  'CONSUMER_INFORMATION',
  'CYBER_VIOLENCE',
  'CYBER_VIOLENCE_AGAINST_WOMEN',
  'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'ILLEGAL_OR_HARMFUL_SPEECH',
  'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  'NOT_SPECIFIED_NOTICE',
  'OTHER_VIOLATION_TC',
  'PROTECTION_OF_MINORS',
  'RISK_FOR_PUBLIC_SECURITY',
  'SCAMS_AND_FRAUD',
  'SELF_HARM',
  'UNSAFE_AND_PROHIBITED_PRODUCTS',
  'VIOLENCE',
].map((name) => `STATEMENT_CATEGORY_${name}`);

/** The countries of the European Economic Area. */
const COUNTRIES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);

/**
 * The fields of a statement that the platform decides, with the values and lengths of the DSA Transparency Database's
 * interface (version 2, in force from 1 July 2025). `decision_facts` and `puid` are made from the report.
 */
export const FIELDS: Readonly<Record<string, FieldSpec>> = {
  decision_visibility: several(
    'DECISION_VISIBILITY_CONTENT_REMOVED',
    'DECISION_VISIBILITY_CONTENT_DISABLED',
    'DECISION_VISIBILITY_CONTENT_DEMOTED',
    'DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED',
    'DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED',
    'DECISION_VISIBILITY_CONTENT_LABELLED',
    'DECISION_VISIBILITY_OTHER',
  ),
  decision_visibility_other: text(500),
  decision_monetary: one('DECISION_MONETARY_SUSPENSION', 'DECISION_MONETARY_TERMINATION', 'DECISION_MONETARY_OTHER'),
  decision_monetary_other: text(500),
  decision_provision: one(
    'DECISION_PROVISION_PARTIAL_SUSPENSION',
    'DECISION_PROVISION_TOTAL_SUSPENSION',
    'DECISION_PROVISION_PARTIAL_TERMINATION',
    'DECISION_PROVISION_TOTAL_TERMINATION',
  ),
  decision_account: one('DECISION_ACCOUNT_SUSPENDED', 'DECISION_ACCOUNT_TERMINATED'),
  account_type: one('ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'),
  decision_ground: one('DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'),
  decision_ground_reference_url: text(500),
  illegal_content_legal_ground: text(500),
  illegal_content_explanation: text(2000),
  incompatible_content_ground: text(500),
  incompatible_content_explanation: text(2000),
  incompatible_content_illegal: one('Yes', 'No'),
  content_type: several(
    'CONTENT_TYPE_APP',
    'CONTENT_TYPE_AUDIO',
    'CONTENT_TYPE_IMAGE',
    'CONTENT_TYPE_PRODUCT',
    'CONTENT_TYPE_SYNTHETIC_MEDIA',
    'CONTENT_TYPE_TEXT',
    'CONTENT_TYPE_VIDEO',
    'CONTENT_TYPE_OTHER',
  ),
  content_type_other: text(500),
  category: one(...CATEGORIES),
  category_addition: several(...CATEGORIES),
  territorial_scope: several(...COUNTRIES),
  content_language: text(2),
  content_date: DAY,
  application_date: DAY,
  end_date_account_restriction: DAY,
  end_date_monetary_restriction: DAY,
  end_date_service_restriction: DAY,
  end_date_visibility_restriction: DAY,
  source_type: one('SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY'),
  source_identity: text(500),
  automated_detection: one('Yes', 'No'),
  automated_decision: one(
    'AUTOMATED_DECISION_FULLY',
    'AUTOMATED_DECISION_PARTIALLY',
    'AUTOMATED_DECISION_NOT_AUTOMATED',
  ),
};

/** Without these no statement is taken. */
export const REQUIRED = [
  'decision_ground',
  'content_type',
  'category',
  'territorial_scope',
  'content_date',
  'application_date',
  'source_type',
  'automated_detection',
  'automated_decision',
] as const;

/** One of these must be there: what was decided. */
export const DECISIONS = [
  'decision_visibility',
  'decision_monetary',
  'decision_provision',
  'decision_account',
] as const;

/** A field that another field's value calls for. */
export const CALLED_FOR: readonly { readonly field: string; readonly value: string; readonly calls: string }[] = [
  { field: 'decision_visibility', value: 'DECISION_VISIBILITY_OTHER', calls: 'decision_visibility_other' },
  { field: 'decision_monetary', value: 'DECISION_MONETARY_OTHER', calls: 'decision_monetary_other' },
  { field: 'content_type', value: 'CONTENT_TYPE_OTHER', calls: 'content_type_other' },
  ...['legal_ground', 'explanation'].map((rest) => ({
    field: 'decision_ground',
    value: 'DECISION_GROUND_ILLEGAL_CONTENT',
    calls: `illegal_content_${rest}`,
  })),
  ...['ground', 'explanation'].map((rest) => ({
    field: 'decision_ground',
    value: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    calls: `incompatible_content_${rest}`,
  })),
];
