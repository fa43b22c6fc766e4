import { LOCALES } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { SOURCE_LIMIT_SPECS } from './limits.ts';

describe('limits of sources', () => {
  it('have their words in each locale, since a problem names them', () => {
    for (const { words } of Object.values(LOCALES)) {
      expect(Object.keys(words.limit)).toEqual(expect.arrayContaining(Object.keys(SOURCE_LIMIT_SPECS)));
    }
  });
});
