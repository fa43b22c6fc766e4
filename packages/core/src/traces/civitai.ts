import { defineTrace } from './define-trace.ts';

/** Civitai's generator: `ai` for an artist. Its settings text is A1111's, and that trace reads it. */
export const civitai = defineTrace({
  id: 'civitai',
  version: 1,
  generators: ['civitai'],
  homes: ['exif:Artist'],
  // A hint: it is also a name.
  read: ({ text }) => (text === 'ai' ? { generator: 'civitai', strength: 'hint', dialect: 'artist-ai' } : undefined),
  examples: () => [
    { title: 'the artist', at: 'exif:Artist', text: 'ai', finds: { generator: 'civitai', strength: 'hint' } },
    { title: 'an artist', at: 'exif:Artist', text: 'Ai Weiwei', finds: null },
    { title: 'a name', at: 'exif:Artist', text: 'Ai', finds: null },
    { title: 'another tag', at: 'exif:Copyright', text: 'ai', finds: null },
  ],
});
