import { defineTrace } from './define-trace.ts';
import { hasKey, isObject } from './json-text.ts';

/** Its short keys: prompt, negative prompt, and two settings. */
const KEYS = ['c', 'uc', 'sampler', 'scale'] as const;

/** Draw Things: its name in XMP, and settings as JSON in UserComment (XMP or EXIF). */
export const drawThings = defineTrace({
  id: 'draw-things',
  version: 1,
  generators: ['draw-things'],
  homes: ['xmp:xmp:CreatorTool', 'xmp:exif:UserComment', 'exif:UserComment', 'exif:Software'],
  read({ home, text }) {
    if (!home.endsWith('UserComment')) {
      if (text !== 'Draw Things') return undefined;
      return { generator: 'draw-things', strength: 'selfDeclared', dialect: 'software-name' };
    }
    if (!isObject(text) || !KEYS.every((key) => hasKey(text, key))) return undefined;
    return { generator: 'draw-things', strength: 'selfDeclared', dialect: 'draw-things-settings' };
  },
  examples: () => [
    {
      title: 'its name',
      at: 'xmp:xmp:CreatorTool',
      text: 'Draw Things',
      finds: { generator: 'draw-things', strength: 'selfDeclared' },
    },
    {
      title: 'its settings',
      at: 'xmp:exif:UserComment',
      text: '{"c": "a cat", "uc": "", "sampler": "Euler A", "scale": 7, "seed": 1}',
      finds: { generator: 'draw-things', strength: 'selfDeclared' },
    },
    {
      title: 'its settings in EXIF',
      at: 'exif:UserComment',
      text: '{"scale":7,"sampler":"DDIM","uc":"","c":"x"}',
      finds: { generator: 'draw-things', strength: 'selfDeclared' },
    },
    { title: 'a tool to draw things', at: 'xmp:xmp:CreatorTool', text: 'Draw Things With Kids 2', finds: null },
    { title: 'some of the keys', at: 'exif:UserComment', text: '{"c": 299792458, "scale": "cm"}', finds: null },
  ],
});
