import { CLAUSES, type Clause, DIGITAL_SOURCE_TYPES, LOCALE_IDS } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { runHere } from './test-support/captured.ts';

const explain = async (topic: string, locale = 'en') => {
  const { code, stdout } = await runHere(['explain', topic, '--locale', locale]);
  expect(code).toBe(0);
  return stdout;
};

describe('biaoshi explain', () => {
  it('lists the clauses of which a part was given, and explains the only one', async () => {
    const listed = await explain('6.1');
    const wanted = CLAUSES.filter(({ id }) => /(^|-)6\.1(-|$)/.test(id)).map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(1);
    for (const id of wanted) expect(listed).toContain(`  ${id} `);
    expect(listed).toMatch(/^\d+ topics have this in their name:\n/);
    expect(await explain('45438-6.1-c')).toBe(await explain('gb-45438-6.1-c'));
  });

  it.each(LOCALE_IDS)('knows every source type, under any spelling: %s', async (locale) => {
    for (const term of Object.keys(DIGITAL_SOURCE_TYPES)) {
      const text = await explain(term, locale);
      expect(text).toContain(` ${term}\n`);
      expect(await explain(`https://cv.iptc.org/newscodes/digitalsourcetype/${term}`, locale)).toBe(text);
    }
    expect(await explain('TRAINEDALGORITHMICMEDIA')).toContain('wholly made by AI');
    expect(await explain('digitalCapture')).toContain('no generative AI');
    expect(await explain('softwareImage')).toContain('retired');
  });

  it('knows the status codes of C2PA: what they mean and which question they bear on', async () => {
    const text = await explain('assertion.dataHash.mismatch');
    expect(text).toContain('C2PA status code assertion.dataHash.mismatch\n');
    expect(text).toContain('was not passed');
    expect(text).toContain('Bears on: match this picture');
    expect(await explain('claimSignature.validated', 'zh-CN')).toContain('已通过');
    expect(await explain('dataHash')).toContain('  assertion.dataHash.match ');
  });

  it('says how sure a reading is, and from when a clause binds', async () => {
    for (const { id, reading } of CLAUSES as readonly Clause[]) {
      const text = await explain(id);
      expect(text.includes('Our reading: ')).toBe(reading !== undefined);
      if (reading) for (const part of [reading.source, reading.inForce]) expect(text).toContain(part);
    }
  });
});
