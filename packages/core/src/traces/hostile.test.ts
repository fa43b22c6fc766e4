import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Home } from './define-trace.ts';
import { TRACES } from './index.ts';
import { partAt, tracesIn } from './test-support/part-at.ts';

const HOMES: readonly Home[] = [
  'text:parameters',
  'text:prompt',
  'text:workflow',
  'text:Description',
  'text:Comment',
  'text:Dream',
  'text:Software',
  'text:Source',
  'text:sd-metadata',
  'text:generation_data',
  'exif:UserComment',
  'exif:ImageDescription',
  'exif:Make',
  'exif:Software',
  'xmp:photoshop:Credit',
  'xmp:xmp:CreatorTool',
  'xmp:Iptc4xmpExt:AISystemUsed',
  'iptc:2:65',
  'comment',
];

/** Beginnings of what traces look for, none of which is it. */
const UNITS: readonly string[] = [
  'a: a, ',
  '\n',
  '\nSteps: 1, ',
  'Steps: 1, Seed: ',
  ', Version: ',
  '{',
  '{"class_type"',
  '{"sui_image_params" ',
  '{"prompt": "\\"',
  '"base_model"',
  '\\"',
  '" -s 5 -S ',
  ' --ar ',
  'Job ID: 2b6e053b-',
  'Signature: ',
  'Midjourney v1 ',
  'Made with ',
  'DALL-E 3 (',
  'prompt: ',
  '"app_id" : "',
  '豆包',
  '\0',
];

const CHARS = 100_000;
const repeated = (unit: string): string => unit.repeat(Math.ceil(CHARS / unit.length));
const answers = (home: Home, text: string) => TRACES.flatMap((trace) => tracesIn(trace, partAt(home, text)));

describe('long texts', () => {
  it.each(HOMES)('%s: no beginning, however often, is a trace that tells', (home) => {
    for (const unit of UNITS) {
      const telling = answers(home, repeated(unit)).filter(({ strength }) => strength !== 'hint');
      // The AI system is whatever is written there.
      if (home !== 'xmp:Iptc4xmpExt:AISystemUsed') expect(telling, unit).toEqual([]);
    }
  });

  it('whatever is mixed of them: an answer, with bounded text', () => {
    const text = fc
      .array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 12 })
      .map((units) => repeated(units.join('')));
    fc.assert(
      fc.property(fc.constantFrom(...HOMES), text, (home, hostile) => {
        for (const { raw } of answers(home, hostile)) expect(raw.length).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 60 },
    );
  });

  const SETTINGS = '\nSteps: 15, Sampler: UniPC, CFG scale: 5, Seed: 2352';
  it.each<[string, Home, string, string]>([
    ['settings behind a megabyte of prompt', 'text:parameters', `${repeated('é, ').repeat(10)}${SETTINGS}`, 'a1111'],
    ['the same in EXIF', 'exif:UserComment', `${repeated('豆 ').repeat(10)}${SETTINGS}`, 'a1111'],
    [
      'settings behind settings that lack a seed',
      'text:parameters',
      `${repeated('\nSteps: 1, a: ')}${SETTINGS}`,
      'a1111',
    ],
    [
      'a graph before a megabyte of picture',
      'text:prompt',
      `{"1": {"inputs": {}, "class_type": "X", "image": "${repeated('iVBORw0K').repeat(10)}"}}`,
      'comfyui',
    ],
  ])('%s is found', (_, home, text, generator) => {
    expect(answers(home, text).map((found) => found.generator)).toEqual([generator]);
  });
});
