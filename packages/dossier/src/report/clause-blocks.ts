import { CLAUSES, clauseById, type LocaleId, type Report } from '@biaoshi/core';
import { concerns } from '@biaoshi/reporters';
import type { Block } from '../paper/index.ts';
import { REPORT_PAPER_WORDS } from './words.ts';

/** Ids of the clauses that findings and duties of the report name, in the order of the law. */
export function clausesNamed({ assets }: Report): readonly string[] {
  const named = new Set<string>();
  for (const result of assets.flatMap(({ results }) => results)) {
    for (const finding of concerns(result)) for (const id of finding.clauses) named.add(id);
    for (const { clause } of result.duties) named.add(clause);
  }
  return CLAUSES.filter(({ id }) => named.has(id)).map(({ id }) => id);
}

/** Each clause with its text, as far as the text is confirmed. */
export function* clauseBlocks(ids: readonly string[], locale: LocaleId): Generator<Block> {
  const words = REPORT_PAPER_WORDS[locale];
  if (ids.length === 0) return;
  yield { kind: 'heading', level: 2, text: words.clauses };
  for (const id of ids) {
    const clause = clauseById(id);
    if (!clause) continue;
    yield { kind: 'paragraph', text: clause.citation[locale], tone: 'strong' };
    if (clause.quotation !== undefined) yield { kind: 'quotation', text: clause.quotation };
    else yield { kind: 'paragraph', text: words.wordingNotConfirmed + clause.gist[locale] };
  }
}
