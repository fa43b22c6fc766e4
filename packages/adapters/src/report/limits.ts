/** UTF-16 units of one object. What a scan writes of an asset is some kilobytes; a mail with its attachments is the longest. */
export const MAX_VALUE_CHARS = 32 * 1024 * 1024;
/** Objects and lists inside one another. A report has about ten. */
export const MAX_NESTING = 64;
/** Of the texts that a delivery is made from: the place and the name of an asset. */
export const MAX_NAME_CHARS = 4096;
/** Of ids: profiles, rules, clauses. */
export const MAX_ID_CHARS = 200;
/** Results of one asset: one a profile. */
export const MAX_RESULTS = 64;
/** Findings of one result. */
export const MAX_FINDINGS = 10_000;
/** Pieces of evidence of one asset. */
export const MAX_EVIDENCE = 100_000;
