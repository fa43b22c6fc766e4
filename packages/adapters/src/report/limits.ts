/** UTF-16 units of one object. What a scan writes of an asset is some kilobytes; a mail with its attachments is the longest. */
export const MAX_VALUE_CHARS = 32 * 1024 * 1024;
/** Objects and lists inside one another. A report has about ten. */
export const MAX_NESTING = 64;
/** Of ids: profiles, rules, clauses. */
export const MAX_ID_CHARS = 200;
/** Results of one asset: one a profile. */
export const MAX_RESULTS = 64;
/** Of any list of an asset. Far more than a scan's own limits let through: one odd file must not keep a report from going out. */
export const MAX_ITEMS = 1_000_000;
