import { type Evidence, isExamined, type LocaleId, type XmpHistoryData } from '@biaoshi/core';
import { eventText, evidenceLines } from '@biaoshi/reporters';
import type { Messages } from '../locales/messages.ts';
import { type Row, table } from '../page.ts';
import { plain } from '../plain.ts';
import { manifestTree } from './manifest-tree.ts';

const INDENT = 6;

/** What `inspect` says of a piece of evidence beyond its one line: the tree of a C2PA store, the events of a history. */
export function evidenceDetails(evidence: Evidence, locale: LocaleId, messages: Messages): string[] {
  if (evidence.kind === 'xmpHistory') return table(historyRows(evidence.data, locale, messages), INDENT);
  if (evidence.kind !== 'c2paManifest' || !isExamined(evidence.data)) return [];
  return [...table(evidenceLines(evidence, locale), INDENT), ...manifestTree(evidence.data, INDENT, locale, messages)];
}

function historyRows(history: XmpHistoryData, locale: LocaleId, { tree }: Messages): Row[] {
  const { documentId, originalDocumentId, events } = history;
  const ids: Row[] = [
    [tree.document, plain(documentId)],
    [tree.originalDocument, plain(originalDocumentId)],
  ];
  return [
    ...ids.filter(([, id]) => id !== ''),
    ...events.map((event, index): Row => {
      const changed = event.changed === '' ? '' : `  ${tree.changed(plain(event.changed))}`;
      return [String(index + 1), `${eventText(event, locale)}${changed}`];
    }),
  ];
}
