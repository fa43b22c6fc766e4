import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

const SIGNED = { scheme: 'stealthLsb', generator: 'novelai' } as const;

/** An invisible mark was read in the pixels: a trace of generation (Measures Art. 6(3)), permitted by GB 45438-2025 6.2. */
export const invisibleMarkFound = defineRule({
  id: 'invisible-mark-found',
  topic: 'presence',
  families: ['invisibleMark'],
  messages: {
    found: data<{ scheme: string; generator: string; bits: number; of: number }>(),
    signed: data<{ scheme: string; generator: string }>(),
    signatureDiffers: data<{ scheme: string; generator: string }>(),
    unknownGenerator: data<{ scheme: string; payload: string }>(),
  },
  applies: ({ invisibleMarks }) => invisibleMarks.length > 0,
  check: ({ invisibleMarks }, make) =>
    invisibleMarks.map(({ id, data: { scheme, generator, payload, bits, of, signature } }) => {
      if (generator === '') return make.review('unknownGenerator', { scheme, payload: excerpt(payload) }, [id]);
      const found = { scheme, generator: excerpt(generator) };
      if (signature === 'verified') return make.review('signed', found, [id]);
      if (signature === 'notVerified') return make.review('signatureDiffers', found, [id]);
      return make.review('found', { ...found, bits, of }, [id]);
    }),
  examples: () => [
    { title: 'none', facts: exampleFacts({}), finds: [] },
    { title: 'the payload of a known generator', facts: exampleFacts({ invisibleMarks: [{}] }), finds: ['found'] },
    {
      title: 'a signature over the pixels that verifies',
      facts: exampleFacts({ invisibleMarks: [{ ...SIGNED, signature: 'verified' }] }),
      finds: ['signed'],
    },
    {
      title: 'a signature over other pixels or settings',
      facts: exampleFacts({ invisibleMarks: [{ ...SIGNED, signature: 'notVerified' }] }),
      finds: ['signatureDiffers'],
    },
    {
      title: 'something else in the place of a signature',
      facts: exampleFacts({ invisibleMarks: [{ ...SIGNED, signature: 'notCheckable' }] }),
      finds: ['found'],
    },
    {
      title: 'a payload that nobody is known to write',
      facts: exampleFacts({ invisibleMarks: [{ scheme: 'stealthLsb', generator: '', payload: 'prompt: a cat' }] }),
      finds: ['unknownGenerator'],
    },
  ],
});
