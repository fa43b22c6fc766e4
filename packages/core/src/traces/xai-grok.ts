import { defineTrace } from './define-trace.ts';

const PREFIX = 'Signature: ';
const MIN_CHARS = 300;
const MAX_CHARS = 1004;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * xAI Grok: a detached signature as base64 in ImageDescription, in newer files in UserComment too. The UUID in Artist
 * that goes with it tells nothing alone, and nothing more beside it.
 */
export const xaiGrok = defineTrace({
  id: 'xai-grok',
  version: 1,
  generators: ['grok'],
  homes: ['exif:ImageDescription', 'exif:UserComment'],
  read({ text }) {
    if (!text.startsWith(PREFIX)) return undefined;
    const chars = text.length - PREFIX.length;
    if (chars < MIN_CHARS || chars > MAX_CHARS || !BASE64.test(text.slice(PREFIX.length))) return undefined;
    return { generator: 'grok', strength: 'selfDeclared', dialect: 'xai-signature' };
  },
  examples: () => [
    {
      title: 'the shortest',
      at: 'exif:ImageDescription',
      text: PREFIX.padEnd(PREFIX.length + MIN_CHARS, 'IoR6/+'),
      finds: { generator: 'grok', strength: 'selfDeclared' },
    },
    {
      title: 'the longest, padded',
      at: 'exif:UserComment',
      text: `${PREFIX.padEnd(PREFIX.length + MAX_CHARS - 2, 'IoR6')}==`,
      finds: { generator: 'grok', strength: 'selfDeclared' },
    },
    {
      title: 'too short',
      at: 'exif:ImageDescription',
      text: PREFIX.padEnd(PREFIX.length + MIN_CHARS - 1, 'IoR6'),
      finds: null,
    },
    {
      title: 'too long',
      at: 'exif:ImageDescription',
      text: PREFIX.padEnd(PREFIX.length + MAX_CHARS + 1, 'IoR6'),
      finds: null,
    },
    {
      title: 'words as long',
      at: 'exif:ImageDescription',
      text: PREFIX.padEnd(PREFIX.length + MIN_CHARS, 'the mayor, '),
      finds: null,
    },
    {
      title: 'another tag',
      at: 'exif:Copyright',
      text: PREFIX.padEnd(PREFIX.length + MIN_CHARS, 'IoR6'),
      finds: null,
    },
  ],
});
