import { join } from 'node:path';
import { memorySource } from '@biaoshi/core';
import { expect, it } from 'vitest';
import { tempFolder } from '../../test-support/temp-folder.ts';
import { ARENA_BYTES, Arena } from '../arena.ts';
import { OpenFile } from '../file-source.ts';
import { wholeLater, wholeOf } from './whole-asset.ts';

it.each([100, ARENA_BYTES, ARENA_BYTES + 1])('%i bytes of a file outlive the room that they were read into', (size) => {
  const folder = tempFolder({ 'a.bin': new Uint8Array(size).fill(1) });
  const arena = new Arena();
  const file = new OpenFile(join(folder, 'a.bin'), arena.take);
  const whole = wholeOf(file, size);
  file.close();
  arena.reset();
  arena.take(ARENA_BYTES, false).bytes.fill(2);
  expect(whole).toEqual(new Uint8Array(size).fill(1));
});

it('too many bytes are not held, and too few are not taken for all', async () => {
  const held = memorySource(new Uint8Array(10));
  expect(wholeOf(held, 10)).toHaveLength(10);
  expect([wholeOf(held, 9), await wholeLater(held, 9)]).toEqual(['tooLarge', 'tooLarge']);
  const short = { ...held, size: 11, read: (offset: number, length: number) => held.read(offset, length) };
  expect([wholeOf(short, 11), await wholeLater(short, 11)]).toEqual(['other', 'other']);
});
