import { defineTrace } from './define-trace.ts';

const NAME = 'Apple Photos Clean Up';

/** Apple Photos: what its tool that fills in removed things writes for a credit or a program. */
export const appleCleanUp = defineTrace({
  id: 'apple-clean-up',
  version: 1,
  generators: ['apple-clean-up'],
  homes: ['xmp:photoshop:Credit', 'iptc:2:110', 'exif:Software', 'xmp:xmp:CreatorTool'],
  read: ({ text }) =>
    text === NAME ? { generator: 'apple-clean-up', strength: 'selfDeclared', dialect: 'apple-credit' } : undefined,
  examples: () => [
    {
      title: 'a credit',
      at: 'xmp:photoshop:Credit',
      text: NAME,
      finds: { generator: 'apple-clean-up', strength: 'selfDeclared' },
    },
    {
      title: 'a program',
      at: 'exif:Software',
      text: NAME,
      finds: { generator: 'apple-clean-up', strength: 'selfDeclared' },
    },
    { title: 'Photos without it', at: 'exif:Software', text: 'Apple Photos', finds: null },
    { title: 'a caption about it', at: 'iptc:2:120', text: NAME, finds: null },
  ],
});
