import { defineTrace } from './define-trace.ts';

const CREDIT = /^(made|created|generated|edited) (?:with|by|using) google ai\.?$/i;

/** Google (Gemini, Imagen, Photos, Pixel): the credit line, in XMP or IIM. */
export const googleAi = defineTrace({
  id: 'google-ai',
  version: 1,
  generators: ['google-ai'],
  homes: ['xmp:photoshop:Credit', 'iptc:2:110'],
  read({ text }) {
    const verb = CREDIT.exec(text)?.[1]?.toLowerCase();
    if (verb === undefined) return undefined;
    const dialect = verb === 'edited' ? 'google-credit-edited' : 'google-credit-made';
    return { generator: 'google-ai', strength: 'selfDeclared', dialect };
  },
  examples: () => [
    {
      title: 'made',
      at: 'xmp:photoshop:Credit',
      text: 'Made with Google AI',
      finds: { generator: 'google-ai', strength: 'selfDeclared' },
    },
    {
      title: 'made, otherwise worded',
      at: 'xmp:photoshop:Credit',
      text: 'Made by Google AI',
      finds: { generator: 'google-ai', strength: 'selfDeclared' },
    },
    {
      title: 'edited, in IIM',
      at: 'iptc:2:110',
      text: 'Edited with Google AI',
      finds: { generator: 'google-ai', strength: 'selfDeclared' },
    },
    { title: 'a headline', at: 'iptc:2:105', text: 'Made with Google AI', finds: null },
    { title: 'a photographer', at: 'xmp:photoshop:Credit', text: 'Ai Google / Reuters', finds: null },
    { title: 'a denial', at: 'xmp:photoshop:Credit', text: 'Not Made with Google AI', finds: null },
  ],
});
