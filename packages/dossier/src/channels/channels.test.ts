import { LOCALE_IDS } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { FACT_IDS, PERSONAL_FACTS } from '../form/facts.ts';
import { EVIDENCE_LAW, FRAUD_LAW } from '../law/law.ts';
import { CHANNELS, channelById } from './index.ts';

describe('channels', () => {
  it('are sorted, each with an id of its own', () => {
    const ids = CHANNELS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(() => channelById('12321')).toThrow('12315, 12377, court, platform, police');
  });

  it.each(CHANNELS)('$id says the same in both languages, and that a person submits', ({ name, notes, fields }) => {
    for (const words of [name, ...notes, ...fields.map(({ label }) => label)]) {
      expect(Object.keys(words)).toEqual([...LOCALE_IDS]);
      expect(words['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
      expect(words.en).toMatch(/[a-z]/);
    }
    expect(notes.map((note) => note['zh-CN']).join('')).toContain('本工具不代为提交');
    expect(notes.map(({ en }) => en).join(' ')).toContain('this tool does not');
  });

  it.each(CHANNELS)('$id has each field once, and tells where its value comes from', ({ fields }) => {
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { fact, derived } of fields) expect(fact ?? derived).toBeDefined();
  });

  it('together ask for every fact that can be given', () => {
    const asked = new Set(CHANNELS.flatMap(({ fields }) => fields.flatMap(({ fact }) => fact ?? [])));
    expect(FACT_IDS.filter((id) => !asked.has(id))).toEqual([]);
    expect(PERSONAL_FACTS.filter((id) => !asked.has(id))).toEqual([]);
  });

  it('print no wording of a law without its citation, and nothing of a law without wording but a note', () => {
    for (const { citation, quotation, note } of [...EVIDENCE_LAW, ...FRAUD_LAW]) {
      expect(citation['zh-CN']).toMatch(/第.+条$/);
      expect(quotation ?? note?.['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
      if (quotation === undefined) expect(note?.['zh-CN']).toContain('未经核对');
    }
  });
});
