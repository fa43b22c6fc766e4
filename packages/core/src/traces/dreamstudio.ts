import { defineTrace } from './define-trace.ts';

/** The name as a whole value: behind a colon, a quotation mark or a line break, up to the next of them or a comma. */
const NAME = /(?:^|["\n]|: ?)(?:DreamStudio|Stability AI)(?=$|["\n,])/;
const MAX_CHARS = 4096;

/** Stability AI's DreamStudio: its name as a value in `parameters`. */
export const dreamstudio = defineTrace({
  id: 'dreamstudio',
  version: 1,
  generators: ['dreamstudio'],
  homes: ['text:parameters'],
  read: ({ text }) =>
    NAME.test(text.slice(0, MAX_CHARS))
      ? { generator: 'dreamstudio', strength: 'strong', dialect: 'dreamstudio-parameters' }
      : undefined,
  examples: () => [
    {
      title: 'a value',
      at: 'text:parameters',
      text: 'prompt: a cat\nsoftware: DreamStudio',
      finds: { generator: 'dreamstudio', strength: 'strong' },
    },
    {
      title: 'a value in JSON',
      at: 'text:parameters',
      text: '{"provider":"Stability AI","prompt":"x"}',
      finds: { generator: 'dreamstudio', strength: 'strong' },
    },
    {
      title: 'a prompt that mentions it',
      at: 'text:parameters',
      text: 'the office of Stability AI, oil on canvas',
      finds: null,
    },
    { title: 'another entry', at: 'text:Title', text: 'DreamStudio', finds: null },
  ],
});
