import { defineTrace, type TraceFound } from './define-trace.ts';
import { hasKey, isObject } from './json-text.ts';

const KEYS = ['use_stable_diffusion_model', 'Stable Diffusion model'] as const;

const OURS: TraceFound = { generator: 'easy-diffusion', strength: 'selfDeclared', dialect: 'easy-diffusion-settings' };

/** Easy Diffusion: one PNG entry a setting, of which the model's is its own; the same as one object in UserComment. */
export const easyDiffusion = defineTrace({
  id: 'easy-diffusion',
  version: 1,
  generators: ['easy-diffusion'],
  homes: ['text:use_stable_diffusion_model', 'text:Stable Diffusion model', 'exif:UserComment'],
  read({ home, text }) {
    if (home.startsWith('text:')) return OURS;
    return isObject(text) && KEYS.some((key) => hasKey(text, key)) ? OURS : undefined;
  },
  examples: () => [
    {
      title: 'the entry of the model',
      at: 'text:use_stable_diffusion_model',
      text: 'sd-v1-5',
      finds: { generator: 'easy-diffusion', strength: 'selfDeclared' },
    },
    {
      title: 'the words of the page',
      at: 'text:Stable Diffusion model',
      text: 'sd-v1-5',
      finds: { generator: 'easy-diffusion', strength: 'selfDeclared' },
    },
    {
      title: 'an object',
      at: 'exif:UserComment',
      text: '{"prompt": "x", "seed": 1, "use_stable_diffusion_model": "sd-v1-5"}',
      finds: { generator: 'easy-diffusion', strength: 'selfDeclared' },
    },
    { title: 'prose', at: 'exif:UserComment', text: 'Stable Diffusion model', finds: null },
    { title: 'an empty entry', at: 'text:use_stable_diffusion_model', text: ' ', finds: null },
    { title: 'the words in a title', at: 'text:Title', text: 'Stable Diffusion model', finds: null },
  ],
});
