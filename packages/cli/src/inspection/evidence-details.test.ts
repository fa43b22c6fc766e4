import type { Evidence } from '@biaoshi/core';
import { expect, it } from 'vitest';
import { EN } from '../locales/en.ts';
import { ZH_CN } from '../locales/zh-CN.ts';
import { evidenceDetails } from './evidence-details.ts';

const base = { id: 'e1', reader: 'r', readerVersion: 1, carrier: 'c', location: { path: 'p', start: 0, end: 1 } };
const history: Evidence = {
  ...base,
  kind: 'xmpHistory',
  data: {
    creatorTool: 'Painter',
    documentId: 'xmp.did:1',
    originalDocumentId: '',
    derivedFrom: '',
    events: [
      { action: 'created', softwareAgent: 'Painter 1', when: '2026-01-02', changed: '' },
      { action: 'saved', softwareAgent: 'Painter 2\u001b[2J', when: '2026-01-01', changed: '/metadata' },
    ],
  },
};

it('shows the events of a history in the order of the file, whatever their dates', () => {
  expect(evidenceDetails(history, 'en', EN)).toEqual([
    '      document  xmp.did:1',
    '      1         created (Painter 1) 2026-01-02',
    '      2         saved (Painter 2\\u{1b}[2J) 2026-01-01  changed: /metadata',
  ]);
  expect(evidenceDetails(history, 'zh-CN', ZH_CN).at(-1)).toContain('改动：/metadata');
});

it('has nothing to add to a store that nobody validated', () => {
  const unread: Evidence = { ...base, kind: 'c2paManifest', data: { state: 'remote', home: 'pointer', bytes: 0 } };
  expect(evidenceDetails(unread, 'en', EN)).toEqual([]);
});
