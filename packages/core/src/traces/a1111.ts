import { defineTrace } from './define-trace.ts';

/**
 * The settings line that closes the text. `Steps` and a seed are always there, in digits; so is a sampler or a scale.
 * A line is seen up to this many characters: extensions add theirs behind.
 */
const SETTINGS = /(?:^|\n)(Steps: \d{1,5}, [^\n]{0,8192})/g;
const SEED = /, Seed: \d{1,20}(?:,|$)/;
const SAMPLING = /, (?:Sampler|Sampler name|(?:Distilled )?CFG [Ss]cale|Guidance): /;
const VERSION = /, Version: ([^,]{1,64})/;
const FORGE_VERSION = /^(?:f\d|classic\b|neo\b|reforge\b)/i;
const FORGE_ONLY = /, (?:Distilled CFG Scale|Module 1): /;
const SD_NEXT_ONLY = /, (?:App: SD\.Next|Operations: |Backend: (?:Diffusers|Original)(?:,|$))/;
/** As it is written now, and as it was before. */
const UPSCALED =
  /(?:^|\n|, )(?:Postprocess upscaler: |Upscale: \d[\d.]{0,8}, visibility: ?\d[\d.]{0,8}, model: ?)[^\n,]/;

const settingsOf = (text: string): string | undefined =>
  [...text.matchAll(SETTINGS)].map(([, line = '']) => line).findLast((line) => SEED.test(line) && SAMPLING.test(line));

/** Who wrote the line, as far as it says so: the form is shared by the web UI, its forks, and services. */
function generatorOf(settings: string): string {
  const version = VERSION.exec(settings)?.[1] ?? '';
  if (settings.includes(', Civitai resources: [') || settings.includes(', Civitai metadata: {')) return 'civitai';
  if (version.startsWith('ComfyUI')) return 'comfyui';
  if (version.startsWith('Fooocus')) return 'fooocus';
  if (SD_NEXT_ONLY.test(settings)) return 'sd-next';
  return FORGE_VERSION.test(version) || FORGE_ONLY.test(settings) ? 'forge' : 'a1111';
}

/** Stable Diffusion web UI (A1111), its forks, and whoever writes its `parameters` text. */
export const a1111 = defineTrace({
  id: 'a1111',
  version: 1,
  generators: ['a1111', 'civitai', 'comfyui', 'fooocus', 'forge', 'sd-next'],
  homes: [
    'text:parameters',
    'text:postprocessing',
    'text:extras',
    'exif:UserComment',
    'xmp:exif:UserComment',
    'comment',
  ],
  read({ home, text }) {
    const settings = settingsOf(text);
    if (settings !== undefined) {
      return { generator: generatorOf(settings), strength: 'selfDeclared', dialect: 'a1111-parameters' };
    }
    if (!home.startsWith('text:') || !UPSCALED.test(text)) return undefined;
    return { generator: 'a1111', strength: 'strong', dialect: 'a1111-postprocessing' };
  },
  examples: () => [
    {
      title: 'prompt, negative prompt, settings',
      at: 'text:parameters',
      text: 'a duck\nNegative prompt: red\nSteps: 15, Sampler: UniPC, CFG scale: 5, Seed: 2352, Size: 512x400, Version: v1.10.1',
      finds: { generator: 'a1111', strength: 'selfDeclared' },
    },
    {
      title: 'settings alone, no negative prompt, in EXIF',
      at: 'exif:UserComment',
      text: 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1',
      finds: { generator: 'a1111', strength: 'selfDeclared' },
    },
    {
      title: 'a GIF keeps it in a comment',
      at: 'comment',
      text: 'dunes\r\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 12',
      finds: { generator: 'a1111', strength: 'selfDeclared' },
    },
    {
      title: 'lines of an extension behind the settings',
      at: 'text:parameters',
      text: 'dunes\nSteps: 9, Sampler: Euler, CFG scale: 7, Seed: 12, Size: 8x8\nTemplate: {dunes|hills}\nNegative Template: x',
      finds: { generator: 'a1111', strength: 'selfDeclared' },
    },
    {
      title: 'Forge by its version',
      at: 'exif:UserComment',
      text: 'x\nSteps: 20, Sampler: Euler, Distilled CFG Scale: 3.5, Seed: 5, Version: f2.0.1v1.10.1-previous-313',
      finds: { generator: 'forge', strength: 'selfDeclared' },
    },
    {
      title: 'a fork of Forge that gives a word for a version',
      at: 'exif:UserComment',
      text: 'x\nSteps: 24, Sampler: Euler a, CFG scale: 6, Seed: 24, RNG: CPU, Version: neo',
      finds: { generator: 'forge', strength: 'selfDeclared' },
    },
    {
      title: 'SD.Next names itself',
      at: 'text:parameters',
      text: 'x\nSteps: 20, Size: 512x512, Sampler: UniPC, Seed: 7, CFG scale: 6, App: SD.Next, Version: 1a2b3c, Pipeline: Flux',
      finds: { generator: 'sd-next', strength: 'selfDeclared' },
    },
    {
      title: 'a ComfyUI node that writes this form',
      at: 'exif:UserComment',
      text: 'unknown\nNegative prompt: unknown\nSteps: 20, Sampler: euler, CFG Scale: 8.0, Seed: 0, Version: ComfyUI',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'Fooocus in its a1111 scheme',
      at: 'text:parameters',
      text: 'x\nSteps: 30, Sampler: dpmpp_2m, CFG scale: 4, Seed: 77, Version: Fooocus v2.5.5',
      finds: { generator: 'fooocus', strength: 'selfDeclared' },
    },
    {
      title: 'the generator of Civitai',
      at: 'exif:UserComment',
      text: 'x\nSteps: 25, CFG scale: 3.5, Sampler: Euler, Seed: 9, workflow: txt2img, Civitai resources: [{"type":"checkpoint"}]',
      finds: { generator: 'civitai', strength: 'selfDeclared' },
    },
    {
      title: 'an upscaled picture',
      at: 'text:postprocessing',
      text: 'Postprocess upscale by: 4, Postprocess upscaler: R-ESRGAN 4x+',
      finds: { generator: 'a1111', strength: 'strong' },
    },
    {
      title: 'an upscaled picture of an older version',
      at: 'text:extras',
      text: 'Upscale: 2, visibility:1.0, model:ESRGAN_4x',
      finds: { generator: 'a1111', strength: 'strong' },
    },
    {
      title: 'SD.Next before it named itself',
      at: 'exif:UserComment',
      text: 'x\nSteps: 20, Seed: 7, Sampler: UniPC, CFG scale: 6, Version: 1a2b3c, Backend: Diffusers, Pipeline: Flux',
      finds: { generator: 'sd-next', strength: 'selfDeclared' },
    },
    {
      title: 'Forge by a setting that only it has',
      at: 'text:parameters',
      text: 'x\nSteps: 20, Sampler: Euler, CFG scale: 1, Seed: 5, Module 1: ae',
      finds: { generator: 'forge', strength: 'selfDeclared' },
    },
    { title: 'extras of a film', at: 'text:extras', text: 'Upscale: the making of, model: Jane', finds: null },
    {
      title: 'a description that quotes a whole text',
      at: 'text:Description',
      text: 'a duck\nSteps: 15, Sampler: UniPC, CFG scale: 5, Seed: 2352',
      finds: null,
    },
    {
      title: 'the words inside a sentence',
      at: 'exif:UserComment',
      text: 'I used Steps: 15, Sampler: UniPC, CFG scale: 5, Seed: 2352 and liked it',
      finds: null,
    },
    {
      title: 'a recipe',
      at: 'exif:UserComment',
      text: 'Bread\nSteps: 4, Sampler: the neighbours, Seed: poppy',
      finds: null,
    },
    {
      title: 'a seed of another kind of program',
      at: 'text:parameters',
      text: 'Steps: 400, Seed: 12, dt: 0.1',
      finds: null,
    },
  ],
});
