/** The forms of a command that answers the user, and of a claim's report. `scan` writes all that there are. */
export const ANSWER_REPORTERS = ['text', 'json'] as const;
export const SHEET_REPORTERS = ['text', 'json', 'html', 'pdf'] as const;
