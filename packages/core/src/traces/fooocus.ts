import { defineTrace, type TraceFound } from './define-trace.ts';
import { hasKey, isObject, stringValue } from './json-text.ts';

const SCHEMES: ReadonlySet<string> = new Set(['fooocus', 'a1111']);
const PROGRAM = /^(Ruined)?Fooocus\b/;

const found = (generator: string, strength: TraceFound['strength'], dialect: string): TraceFound => ({
  generator,
  strength,
  dialect,
});

/** Its JSON, by the program's name in it or by keys that only it has together. */
function fromJson(text: string): TraceFound | undefined {
  if (!isObject(text)) return undefined;
  const named = PROGRAM.exec(stringValue(text, 'software')) ?? PROGRAM.exec(stringValue(text, 'version'));
  if (named) return found(named[1] ? 'ruinedfooocus' : 'fooocus', 'selfDeclared', 'fooocus-json');
  const isOurs = hasKey(text, 'base_model') && (hasKey(text, 'adm_guidance') || hasKey(text, 'metadata_scheme'));
  return isOurs ? found('fooocus', 'selfDeclared', 'fooocus-json') : undefined;
}

/** Fooocus and its forks. In its `a1111` scheme the text itself is A1111's, and that trace reads it. */
export const fooocus = defineTrace({
  id: 'fooocus',
  version: 1,
  generators: ['fooocus', 'ruinedfooocus'],
  homes: [
    'text:parameters',
    'text:fooocus_scheme',
    'text:Comment',
    'comment',
    'exif:Software',
    'exif:MakerNote',
    'exif:UserComment',
  ],
  read({ home, text }) {
    switch (home) {
      case 'text:fooocus_scheme':
        return SCHEMES.has(text) ? found('fooocus', 'selfDeclared', 'fooocus-scheme') : undefined;
      case 'exif:MakerNote':
        return text === 'fooocus' ? found('fooocus', 'strong', 'fooocus-scheme') : undefined;
      case 'exif:Software':
        return text.startsWith('Fooocus v') ? found('fooocus', 'selfDeclared', 'software-name') : undefined;
      default:
        return fromJson(text);
    }
  },
  examples: () => [
    {
      title: 'its scheme',
      at: 'text:fooocus_scheme',
      text: 'fooocus',
      finds: { generator: 'fooocus', strength: 'selfDeclared' },
    },
    {
      title: 'its JSON',
      at: 'text:parameters',
      text: '{"adm_guidance": "(1.5, 0.8, 0.3)", "base_model": "juggernautXL_v8", "clip_skip": 2}',
      finds: { generator: 'fooocus', strength: 'selfDeclared' },
    },
    {
      title: 'its name in EXIF',
      at: 'exif:Software',
      text: 'Fooocus v2.5.5',
      finds: { generator: 'fooocus', strength: 'selfDeclared' },
    },
    {
      title: 'its scheme in EXIF',
      at: 'exif:MakerNote',
      text: 'fooocus',
      finds: { generator: 'fooocus', strength: 'strong' },
    },
    {
      title: 'a fork that names itself',
      at: 'text:parameters',
      text: '{"Prompt": "x", "software": "RuinedFooocus"}',
      finds: { generator: 'ruinedfooocus', strength: 'selfDeclared' },
    },
    {
      title: 'the MRE fork in a JPEG comment',
      at: 'comment',
      text: '{"prompt": "x", "real_prompt": ["x"], "software": "Fooocus-MRE v2.0.78.5"}',
      finds: { generator: 'fooocus', strength: 'selfDeclared' },
    },
    { title: 'a scheme of another name', at: 'text:fooocus_scheme', text: 'colour', finds: null },
    { title: 'another tool’s JSON', at: 'text:parameters', text: '{"base_model": "XC90", "year": 2024}', finds: null },
    { title: 'a maker’s note that says a1111', at: 'exif:MakerNote', text: 'a1111', finds: null },
    {
      title: 'a prompt that names it',
      at: 'comment',
      text: '{"note": "made without \\"software\\": \\"Fooocus\\""}',
      finds: null,
    },
  ],
});
