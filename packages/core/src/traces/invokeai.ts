import { defineTrace, type TraceFound } from './define-trace.ts';
import { hasKey, isObject, stringValue } from './json-text.ts';

const APP_IDS: ReadonlySet<string> = new Set(['invoke-ai/InvokeAI', 'lstein/stable-diffusion']);
/** Switches behind a quoted prompt: steps first; the seed next, or last in the oldest versions. */
const STEPS = '" -s';
const STEPS_SWITCH = /^\d{1,5} -[A-Za-z]/;
const SEED_SWITCH = / -S ?\d{1,20}(?: |$)/;
const MAX_SWITCHES_CHARS = 1024;

const found = (strength: TraceFound['strength'], dialect: string): TraceFound => ({
  generator: 'invokeai',
  strength,
  dialect,
});

/** InvokeAI: PNG entries of three ages. */
export const invokeai = defineTrace({
  id: 'invokeai',
  version: 1,
  generators: ['invokeai'],
  homes: ['text:invokeai_metadata', 'text:invokeai_workflow', 'text:invokeai_graph', 'text:sd-metadata', 'text:Dream'],
  read({ home, text }) {
    if (home === 'text:Dream') {
      return isCommand(text) ? found('selfDeclared', 'invokeai-dream') : undefined;
    }
    if (!isObject(text)) return undefined;
    if (home === 'text:sd-metadata') {
      return APP_IDS.has(stringValue(text, 'app_id')) ? found('selfDeclared', 'invokeai-sd-metadata') : undefined;
    }
    if (home !== 'text:invokeai_metadata') return hasKey(text, 'nodes') ? found('strong', 'invokeai-graph') : undefined;
    const isGeneration = hasKey(text, 'generation_mode') || hasKey(text, 'positive_prompt');
    return isGeneration ? found('selfDeclared', 'invokeai-metadata') : undefined;
  },
  examples: () => [
    {
      title: 'metadata of version 3',
      at: 'text:invokeai_metadata',
      text: '{"generation_mode":"sdxl_txt2img","positive_prompt":"digital artwork","seed":3293}',
      finds: { generator: 'invokeai', strength: 'selfDeclared' },
    },
    {
      title: 'a graph',
      at: 'text:invokeai_graph',
      text: '{"id":"a","nodes":{"b":{"type":"noise"}},"edges":[]}',
      finds: { generator: 'invokeai', strength: 'strong' },
    },
    {
      title: 'metadata of version 2',
      at: 'text:sd-metadata',
      text: '{"model": "stable diffusion", "app_id": "invoke-ai/InvokeAI", "app_version": "2.3.0"}',
      finds: { generator: 'invokeai', strength: 'selfDeclared' },
    },
    {
      title: 'the command of version 1',
      at: 'text:Dream',
      text: '"a photo, at night [glowing eyes]" -s 50 -S 2980747362 -W 512 -H 768 -C 5 -A k_lms',
      finds: { generator: 'invokeai', strength: 'selfDeclared' },
    },
    {
      title: 'the command of the oldest versions',
      at: 'text:Dream',
      text: '"a photo" -s50 -b1 -W512 -H512 -C7.5 -Ak_lms -S2980747362',
      finds: { generator: 'invokeai', strength: 'selfDeclared' },
    },
    { title: 'steps without a seed', at: 'text:Dream', text: '"a photo" -s50 -b1', finds: null },
    { title: 'somebody’s dream', at: 'text:Dream', text: '"I was flying" -Susan', finds: null },
    { title: 'empty metadata', at: 'text:invokeai_metadata', text: '{}', finds: null },
    {
      title: 'another application',
      at: 'text:sd-metadata',
      text: '{"app_id": "sd-card", "app_version": "2.3.0", "note": "\\"app_id\\": \\"invoke-ai/InvokeAI\\""}',
      finds: null,
    },
    {
      title: 'metadata in a comment',
      at: 'text:Comment',
      text: '{"generation_mode":"sdxl_txt2img","positive_prompt":"x"}',
      finds: null,
    },
  ],
});

function isCommand(text: string): boolean {
  const end = text.slice(-MAX_SWITCHES_CHARS);
  const steps = end.lastIndexOf(STEPS);
  if (!text.startsWith('"') || steps < 0) return false;
  const switches = end.slice(steps + STEPS.length).trimStart();
  return STEPS_SWITCH.test(switches) && SEED_SWITCH.test(switches);
}
