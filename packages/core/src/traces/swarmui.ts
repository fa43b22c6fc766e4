import { defineTrace } from './define-trace.ts';
import { hasKey, isObject } from './json-text.ts';

/** SwarmUI: JSON under `parameters` in PNG, in UserComment elsewhere; older versions wrote it into Model. */
export const swarmui = defineTrace({
  id: 'swarmui',
  version: 1,
  generators: ['swarmui'],
  homes: ['text:parameters', 'exif:UserComment', 'exif:Model'],
  read({ text }) {
    const isOurs = isObject(text) && (hasKey(text, 'sui_image_params') || hasKey(text, 'swarm_version'));
    return isOurs ? { generator: 'swarmui', strength: 'selfDeclared', dialect: 'swarmui-parameters' } : undefined;
  },
  examples: () => [
    {
      title: 'PNG',
      at: 'text:parameters',
      text: '{\n  "sui_image_params": {\n    "prompt": "a cat", "swarm_version": "0.9.2.0" } }',
      finds: { generator: 'swarmui', strength: 'selfDeclared' },
    },
    {
      title: 'JPEG',
      at: 'exif:UserComment',
      text: '{"sui_image_params":{"prompt":"x"}}',
      finds: { generator: 'swarmui', strength: 'selfDeclared' },
    },
    {
      title: 'an older version',
      at: 'exif:Model',
      text: '{"sui_image_params":{"prompt":"x"}}',
      finds: { generator: 'swarmui', strength: 'selfDeclared' },
    },
    { title: 'prose', at: 'exif:UserComment', text: 'see "sui_image_params": in the manual', finds: null },
    {
      title: 'a value that quotes it',
      at: 'text:parameters',
      text: '{"prompt": "\\"sui_image_params\\": {}"}',
      finds: null,
    },
    { title: 'another keyword', at: 'text:Comment', text: '{"sui_image_params":{}}', finds: null },
  ],
});
