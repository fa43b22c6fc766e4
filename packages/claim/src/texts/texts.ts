import type { NOT_ASSESSED } from '../claim-report.ts';
import type { Ask, StatementData, StatementGroup, StatementId } from '../statements/statement.ts';

/** What a statement says. Values of the data go in as they are: escape the result. */
interface StatementWords<Data> {
  /** What the fact shows. */
  shows(data: Data): string;
  /** What it does not show. */
  notShown(data: Data): string;
}

/** Every text about a claim, in one locale. */
export interface ClaimTexts {
  readonly statements: { readonly [Id in StatementId]: StatementWords<StatementData[Id]> };
  /** The question to put to the buyer; '' for `none`. */
  readonly asks: Readonly<Record<Ask, string>>;
  readonly groups: Readonly<Record<StatementGroup, string>>;
  readonly notAssessed: Readonly<Record<(typeof NOT_ASSESSED)[number], string>>;
  /** What no sheet can say; under every sheet. */
  readonly limits: readonly string[];
}
