import { STATEMENTS, type Statement, statementText } from '@biaoshi/claim';
import { LOCALES, type LocaleId } from '@biaoshi/core';
import { place } from '@biaoshi/reporters';
import { SHEET_WORDS } from './words.ts';

/** Rows of one table; the rest is in the report. */
const MAX_ROWS = 60;
/** Places named under one statement. */
const MAX_PLACES = 6;

/** One statement a row: what it shows and where, what it does not show, what to ask next. */
export function statementRows(
  statements: readonly Statement[],
  own: string,
  locale: LocaleId,
): readonly (readonly string[])[] {
  const rows = statements.slice(0, MAX_ROWS).map((statement) => {
    const { shows, notShown, ask } = statementText(statement, locale);
    const others = statement.photos.filter((photo) => photo !== own);
    const beside = others.length === 0 ? '' : `${others.join(', ')}: `;
    return [`${beside}${shows}${placesText(statement, locale)}`, notShown, ask];
  });
  const left = statements.length - rows.length;
  return left > 0 ? [...rows, [SHEET_WORDS[locale].more(left), '', '']] : rows;
}

function placesText({ places }: Statement, locale: LocaleId): string {
  if (places.length === 0) return '';
  const said = places.slice(0, MAX_PLACES).map(({ photo, location }) => `${photo} ${place(location, locale)}`);
  const left = places.length - said.length;
  return ` (${LOCALES[locale].words.list(left > 0 ? [...said, `+${left}`] : said)})`;
}

/** Facts that a person has to look at: they call for a question. */
export const callsForQuestion = ({ id }: Statement): boolean => STATEMENTS[id].ask !== 'none';
