import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

/** An invisible mark was read in the pixels: a trace of generation (Measures Art. 6(3)), permitted by GB 45438-2025 6.2. */
export const invisibleMarkFound = defineRule({
  id: 'invisible-mark-found',
  topic: 'presence',
  families: ['invisibleMark'],
  messages: {
    found: data<{ scheme: string; generator: string; bits: number; of: number }>(),
    unknownGenerator: data<{ scheme: string; payload: string }>(),
  },
  applies: ({ invisibleMarks }) => invisibleMarks.length > 0,
  check: ({ invisibleMarks }, make) =>
    invisibleMarks.map(({ id, data: { scheme, generator, payload, bits, of } }) =>
      generator === ''
        ? make.review('unknownGenerator', { scheme, payload: excerpt(payload) }, [id])
        : make.review('found', { scheme, generator: excerpt(generator), bits, of }, [id]),
    ),
  examples: () => [
    { title: 'none', facts: exampleFacts({}), finds: [] },
    { title: 'the payload of a known generator', facts: exampleFacts({ invisibleMarks: [{}] }), finds: ['found'] },
    {
      title: 'a payload that nobody is known to write',
      facts: exampleFacts({ invisibleMarks: [{ scheme: 'stealthLsb', generator: '', payload: 'prompt: a cat' }] }),
      finds: ['unknownGenerator'],
    },
  ],
});
