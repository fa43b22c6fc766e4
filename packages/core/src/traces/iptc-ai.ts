import { defineTrace, type TraceFound } from './define-trace.ts';
import { generatorNamed, TOOL_GENERATORS } from './tool-names.ts';

/** What forms are filled with where there is nothing to say, or to say that no AI was used. */
const NOTHING =
  /^(?:n\.?\/?a|nil|no|none|null|false|0|unknown|unspecified|not applicable|-+|无|無|没有|不适用|未知)\.?$/i;
const DENIAL =
  /^(?:(?:no|none|not)(?: any)?(?: (?:generative|gen))?(?: ai)?(?: (?:system|tool|model|prompt))?(?: (?:was|were))?(?: used)?|(?:未|没有|無|无)(?:使用)?(?:人工智能|AI)?(?:系统|工具|提示词)?)\.?$/i;
/** Brackets that people put around either. */
const WITHIN_BRACKETS = /^[([](.*)[)\]]$/;
const MAX_DENIAL_CHARS = 64;
/** A prompt's writer is a person: that somebody prompted something is not yet that this picture came of it. */
const STRENGTHS: Readonly<Record<string, TraceFound['strength']>> = {
  'xmp:Iptc4xmpExt:AISystemUsed': 'selfDeclared',
  'xmp:Iptc4xmpExt:AISystemVersionUsed': 'strong',
  'xmp:Iptc4xmpExt:AIPromptInformation': 'strong',
  'xmp:Iptc4xmpExt:AIPromptWriterName': 'hint',
};

/** IPTC Photo Metadata 2025.1 (Extension 1.9): the four properties on AI. They exist in XMP only. */
export const iptcAi = defineTrace({
  id: 'iptc-ai',
  version: 1,
  generators: ['unknown', ...TOOL_GENERATORS],
  homes: [
    'xmp:Iptc4xmpExt:AISystemUsed',
    'xmp:Iptc4xmpExt:AISystemVersionUsed',
    'xmp:Iptc4xmpExt:AIPromptInformation',
    'xmp:Iptc4xmpExt:AIPromptWriterName',
  ],
  read({ home, text }) {
    const strength = STRENGTHS[home];
    if (strength === undefined || saysNone(text)) return undefined;
    const generator = (home.endsWith('AISystemUsed') && generatorNamed(text)) || 'unknown';
    return { generator, strength, dialect: `iptc-2025.1-${home.slice(home.lastIndexOf(':') + 1)}` };
  },
  examples: () => [
    {
      title: 'a system that we know',
      at: 'xmp:Iptc4xmpExt:AISystemUsed',
      text: 'Midjourney v7',
      finds: { generator: 'midjourney', strength: 'selfDeclared' },
    },
    {
      title: 'a system of one’s own',
      at: 'xmp:Iptc4xmpExt:AISystemUsed',
      text: 'our studio model',
      finds: { generator: 'unknown', strength: 'selfDeclared' },
    },
    {
      title: 'a prompt',
      at: 'xmp:Iptc4xmpExt:AIPromptInformation',
      text: 'a red fox in snow',
      finds: { generator: 'unknown', strength: 'strong' },
    },
    {
      title: 'a version',
      at: 'xmp:Iptc4xmpExt:AISystemVersionUsed',
      text: '7.0',
      finds: { generator: 'unknown', strength: 'strong' },
    },
    {
      title: 'a writer',
      at: 'xmp:Iptc4xmpExt:AIPromptWriterName',
      text: 'Jane Doe',
      finds: { generator: 'unknown', strength: 'hint' },
    },
    { title: 'nothing to say', at: 'xmp:Iptc4xmpExt:AISystemUsed', text: 'N/A', finds: null },
    { title: 'nothing to say, in brackets', at: 'xmp:Iptc4xmpExt:AIPromptInformation', text: '(none)', finds: null },
    { title: 'a photographer’s denial', at: 'xmp:Iptc4xmpExt:AISystemUsed', text: 'No AI used', finds: null },
    { title: 'a shorter denial', at: 'xmp:Iptc4xmpExt:AISystemUsed', text: 'not used', finds: null },
    { title: 'a denial in Chinese', at: 'xmp:Iptc4xmpExt:AISystemUsed', text: '未使用AI', finds: null },
    {
      title: 'a prompt that begins like one',
      at: 'xmp:Iptc4xmpExt:AIPromptInformation',
      text: 'no people, an empty street',
      finds: { generator: 'unknown', strength: 'strong' },
    },
    { title: 'an empty property', at: 'xmp:Iptc4xmpExt:AISystemUsed', text: ' ', finds: null },
    { title: 'the name in another entry', at: 'text:AISystemUsed', text: 'Midjourney', finds: null },
  ],
});

function saysNone(text: string): boolean {
  if (text.length > MAX_DENIAL_CHARS) return false;
  const bare = WITHIN_BRACKETS.exec(text)?.[1] ?? text;
  return NOTHING.test(bare) || DENIAL.test(bare);
}
