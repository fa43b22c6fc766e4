import { defineTrace, type TraceFound } from './define-trace.ts';
import { hasKey, isObject, stringValue } from './json-text.ts';
import { generatorNamed, TOOL_GENERATORS } from './tool-names.ts';

/** Its own name for a generator marks a picture that it edited or filed. */
const OWN_NAME = 'Image MetaHub';

function read(text: string): TraceFound | undefined {
  const name = stringValue(text, 'generator');
  if (name === '') return undefined;
  const strength = name === OWN_NAME ? 'hint' : 'selfDeclared';
  return { generator: generatorNamed(name) ?? 'unknown', strength, dialect: 'metahub-data' };
}

/** Image MetaHub's node and extensions: JSON that names the generator which the picture came from. */
export const metahub = defineTrace({
  id: 'metahub',
  version: 1,
  generators: ['unknown', ...TOOL_GENERATORS],
  homes: ['text:imagemetahub_data', 'exif:UserComment'],
  read({ home, text }) {
    if (!isObject(text)) return undefined;
    return home === 'exif:UserComment' && !hasKey(text, 'imagemetahub_data') ? undefined : read(text);
  },
  examples: () => [
    {
      title: 'the node',
      at: 'text:imagemetahub_data',
      text: '{"generator": "ComfyUI", "seed": 12345}',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'EXIF',
      at: 'exif:UserComment',
      text: '{"imagemetahub_data":{"generator":"ComfyUI","seed":1}}',
      finds: { generator: 'comfyui', strength: 'selfDeclared' },
    },
    {
      title: 'a generator that we have no name for',
      at: 'text:imagemetahub_data',
      text: '{"generator": "Somebody’s node"}',
      finds: { generator: 'unknown', strength: 'selfDeclared' },
    },
    {
      title: 'a picture edited in it',
      at: 'text:imagemetahub_data',
      text: '{"generator": "Image MetaHub", "edit": {"tool": "crop"}}',
      finds: { generator: 'unknown', strength: 'hint' },
    },
    { title: 'no generator', at: 'text:imagemetahub_data', text: '{"tags": ["favourite"]}', finds: null },
    { title: 'a wind farm', at: 'exif:UserComment', text: '{"generator": "V90-3.0", "power": 3}', finds: null },
  ],
});
