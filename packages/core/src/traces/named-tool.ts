import { defineTrace, type TraceFound } from './define-trace.ts';
import { generatorNamed, TOOL_GENERATORS } from './tool-names.ts';

/** Services known to sign what they make with just this. Others are named by people and converters as well. */
const OWN_WORD: ReadonlySet<string> = new Set(['aphrodite', 'ideogram', 'reve']);

const named = (generator: string): TraceFound => ({
  generator,
  strength: OWN_WORD.has(generator) ? 'selfDeclared' : 'strong',
  dialect: 'software-name',
});

/** Tools that give no more than their name, as the program or the maker of the picture. */
export const namedTool = defineTrace({
  id: 'named-tool',
  version: 1,
  generators: TOOL_GENERATORS,
  homes: [
    'exif:Software',
    'exif:Make',
    'xmp:xmp:CreatorTool',
    'xmp:tiff:Software',
    'xmp:tiff:Make',
    'text:Software',
    'text:software',
    'text:Make',
    'text:encoder',
    'text:©swr',
    'text:©too',
    'text:com.apple.quicktime.software',
    'iptc:2:65',
  ],
  read({ text }) {
    const generator = generatorNamed(text);
    return generator === undefined ? undefined : named(generator);
  },
  examples: () => [
    {
      title: 'a maker',
      at: 'exif:Make',
      text: 'Ideogram AI',
      finds: { generator: 'ideogram', strength: 'selfDeclared' },
    },
    {
      title: 'a site',
      at: 'exif:Software',
      text: 'reve.com',
      finds: { generator: 'reve', strength: 'selfDeclared' },
    },
    {
      title: 'a site with all of its address',
      at: 'exif:Software',
      text: 'https://app.reve.com/',
      finds: { generator: 'reve', strength: 'selfDeclared' },
    },
    {
      title: 'a model with its version inside',
      at: 'exif:Software',
      text: 'Gemini 2.5 Flash Image',
      finds: { generator: 'gemini', strength: 'strong' },
    },
    {
      title: 'a model with its version behind',
      at: 'xmp:xmp:CreatorTool',
      text: 'Adobe Firefly Image 3',
      finds: { generator: 'firefly', strength: 'strong' },
    },
    {
      title: 'a creator tool',
      at: 'xmp:xmp:CreatorTool',
      text: 'Aphrodite AI',
      finds: { generator: 'aphrodite', strength: 'selfDeclared' },
    },
    {
      title: 'a name with its version',
      at: 'exif:Software',
      text: 'Midjourney v6.1',
      finds: { generator: 'midjourney', strength: 'strong' },
    },
    {
      title: 'a name with a remark',
      at: 'xmp:xmp:CreatorTool',
      text: 'Adobe Firefly 3.0 (web)',
      finds: { generator: 'firefly', strength: 'strong' },
    },
    {
      title: 'a maker’s name before it',
      at: 'text:Software',
      text: 'OpenAI DALL·E 3',
      finds: { generator: 'dall-e', strength: 'strong' },
    },
    {
      title: 'a program of the IIM record',
      at: 'iptc:2:65',
      text: '即梦AI',
      finds: { generator: 'jimeng', strength: 'strong' },
    },
    { title: 'an editor', at: 'exif:Software', text: 'Adobe Photoshop CC 2019 (Windows)', finds: null },
    { title: 'words that tools share', at: 'exif:Software', text: 'Flux Imagen Aurora', finds: null },
    { title: 'a camera of that name', at: 'exif:Make', text: 'Leonardo', finds: null },
    { title: 'a mount of telescopes, a finder of duplicates', at: 'exif:Software', text: 'Gemini 2', finds: null },
    { title: 'another site', at: 'exif:Software', text: 'https://preve.com', finds: null },
    { title: 'a longer name', at: 'exif:Software', text: 'Midjourneyman 2', finds: null },
    { title: 'a denial', at: 'exif:Software', text: 'not made with Midjourney', finds: null },
    { title: 'a description', at: 'exif:ImageDescription', text: 'Midjourney', finds: null },
    { title: 'a credit', at: 'iptc:2:110', text: 'Midjourney', finds: null },
    { title: 'a photographer', at: 'exif:Artist', text: 'Midjourney', finds: null },
  ],
});
