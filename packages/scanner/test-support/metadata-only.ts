import { scanBatch as sdkBatch, scanAsset as sdkScan } from '../src/index.ts';

/** The SDK without a look at pixels unless a test asks for one: a look costs a process and a thousand times the rest. */
export const scanBatch = ((inputs, options) => sdkBatch(inputs, { pixels: 'never', ...options })) as typeof sdkBatch;
export const scanAsset: typeof sdkScan = (input, options) => sdkScan(input, { pixels: 'never', ...options });
