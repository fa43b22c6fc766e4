import { isPromptGraph } from './comfyui.ts';
import { defineTrace } from './define-trace.ts';
import { hasKey, isObject } from './json-text.ts';

/** Keywords of many tools' own, so that whatever stands there hints. */
const BARE = ['text:negative_prompt', 'text:Negative Prompt', 'text:ai_metadata', 'text:generation_id'] as const;
/** Keywords that are ordinary words: only JSON with a prompt in it hints. */
const JSON_ONLY = ['text:generation_data', 'text:davant__batch_parameters', 'text:result'] as const;
const BARE_HOMES: ReadonlySet<string> = new Set<string>(BARE);
const PROMPT_KEYS = ['prompt', 'positive_prompt', 'all_prompts'] as const;

function hints(home: string, text: string): boolean {
  if (BARE_HOMES.has(home)) return true;
  if (home === 'text:prompt') return !isPromptGraph(text);
  return isObject(text) && PROMPT_KEYS.some((key) => hasKey(text, key));
}

/** Entries of no tool in particular that prompts are kept in. */
export const genericPrompt = defineTrace({
  id: 'generic-prompt',
  version: 1,
  generators: ['unknown'],
  homes: ['text:prompt', ...BARE, ...JSON_ONLY],
  read: ({ home, text }) =>
    hints(home, text) ? { generator: 'unknown', strength: 'hint', dialect: 'prompt-keyword' } : undefined,
  examples: () => [
    {
      title: 'a prompt',
      at: 'text:prompt',
      text: 'a red fox',
      finds: { generator: 'unknown', strength: 'hint' },
    },
    {
      title: 'a negative prompt',
      at: 'text:negative_prompt',
      text: 'blurry',
      finds: { generator: 'unknown', strength: 'hint' },
    },
    {
      title: 'JSON with a prompt',
      at: 'text:generation_data',
      text: '{"models":[],"prompt":"a red fox"}',
      finds: { generator: 'unknown', strength: 'hint' },
    },
    {
      title: 'a graph, which says more',
      at: 'text:prompt',
      text: '{"3": {"inputs": {}, "class_type": "KSampler"}}',
      finds: null,
    },
    { title: 'the result of a match', at: 'text:result', text: '{"home": 2, "away": 1}', finds: null },
    { title: 'a comment', at: 'text:Comment', text: 'prompt', finds: null },
  ],
});
