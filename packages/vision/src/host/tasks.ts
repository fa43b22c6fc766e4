import type { InputOf, OutputOf, TaskName } from './messages.ts';

type Task<Name extends TaskName> = (input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** How a child does each task. The code that a task needs is loaded by the first who asks for it. */
export const TASKS: { readonly [Name in TaskName]: () => Promise<Task<Name>> } = {
  compare: async () => {
    const { comparePictures } = await import('../comparison/compare.ts');
    return ({ evidence, listing }) => comparePictures(evidence, listing);
  },
  crops: async () => {
    const { cropPixels } = await import('../crops/crops.ts');
    return ({ bytes, request }) => cropPixels(bytes, request);
  },
  earlierSteps: async () => {
    const { earlierSteps } = await import('../earlier-compression/earlier-steps.ts');
    return ({ bytes, luminance }) => earlierSteps(bytes, luminance);
  },
  examine: async () => {
    const { examinePixels } = await import('../examine.ts');
    return ({ bytes, options }) => examinePixels(bytes, options);
  },
  finePattern: async () => {
    const { finePattern } = await import('../fine-pattern/fine-pattern.ts');
    return ({ bytes }) => finePattern(bytes);
  },
  fingerprint: async () => {
    const { fingerprintOf } = await import('../fingerprint/fingerprint-of.ts');
    return ({ bytes }) => fingerprintOf(bytes);
  },
  perceptualHash: async () => {
    const { perceptualHash } = await import('../security-data/perceptual-hash.ts');
    return ({ bytes }) => perceptualHash(bytes);
  },
};
