import { defineTrace, type TraceFound } from './define-trace.ts';
import { hasKey, isObject, stringValue } from './json-text.ts';

/** Model family and the first digits of its hash. */
const SOURCE = /^(?:Stable Diffusion(?: XL)?|NovelAI Diffusion[\w .-]{0,40}) [0-9A-F]{8}$/;
const NAME = 'NovelAI';

const found = (strength: TraceFound['strength'], dialect: string): TraceFound => ({
  generator: 'novelai',
  strength,
  dialect,
});

/** `uc` is its word for the negative prompt; programs that copy its entries (Naifu) cannot be told apart by them. */
function fromJson(text: string): TraceFound | undefined {
  if (!isObject(text)) return undefined;
  if (stringValue(text, 'Software') === NAME || (hasKey(text, 'uc') && hasKey(text, 'signed_hash'))) {
    return found('selfDeclared', 'novelai-comment');
  }
  const isOurs = hasKey(text, 'uc') && hasKey(text, 'sampler') && hasKey(text, 'steps') && hasKey(text, 'noise');
  return isOurs ? found('strong', 'novelai-comment') : undefined;
}

/** NovelAI: several PNG entries, each telling by itself; the same as one object in UserComment. */
export const novelai = defineTrace({
  id: 'novelai',
  version: 1,
  generators: ['novelai'],
  homes: ['text:Software', 'text:Source', 'text:Title', 'text:Comment', 'exif:Software', 'exif:UserComment'],
  read({ home, text }) {
    if (home.endsWith(':Software')) return text === NAME ? found('selfDeclared', 'software-name') : undefined;
    if (home === 'text:Source') return SOURCE.test(text) ? found('strong', 'novelai-source') : undefined;
    // Its words, but also anybody's.
    if (home === 'text:Title') return text === 'AI generated image' ? found('hint', 'novelai-title') : undefined;
    return fromJson(text);
  },
  examples: () => [
    {
      title: 'its name',
      at: 'text:Software',
      text: 'NovelAI',
      finds: { generator: 'novelai', strength: 'selfDeclared' },
    },
    {
      title: 'its model',
      at: 'text:Source',
      text: 'Stable Diffusion 1D44365E',
      finds: { generator: 'novelai', strength: 'strong' },
    },
    {
      title: 'its title',
      at: 'text:Title',
      text: 'AI generated image',
      finds: { generator: 'novelai', strength: 'hint' },
    },
    {
      title: 'its settings',
      at: 'text:Comment',
      text: '{"steps": 50, "sampler": "k_euler", "seed": 22, "strength": 0.4, "noise": 0.0, "scale": 10.0, "uc": "lowres"}',
      finds: { generator: 'novelai', strength: 'strong' },
    },
    {
      title: 'its settings, signed',
      at: 'text:Comment',
      text: '{"prompt": "x", "uc": "y", "signed_hash": "abc=="}',
      finds: { generator: 'novelai', strength: 'selfDeclared' },
    },
    {
      title: 'all in one object',
      at: 'exif:UserComment',
      text: '{"Comment": "{}", "Software": "NovelAI"}',
      finds: { generator: 'novelai', strength: 'selfDeclared' },
    },
    { title: 'a title that says more', at: 'text:Title', text: 'AI generated image of the year', finds: null },
    { title: 'a source in prose', at: 'text:Source', text: 'Stable Diffusion, page 12', finds: null },
    { title: 'a name inside another', at: 'text:Software', text: 'NovelAIdWriter', finds: null },
    { title: 'a program that has steps', at: 'text:Comment', text: '{"steps": 50, "sampler": "piano"}', finds: null },
  ],
});
