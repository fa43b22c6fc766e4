import { nativeVersion } from './native-backend.ts';
import { wasmVersion } from './wasm-backend.ts';

export { STATUS_CODES, type StatusCode } from './status-codes.ts';
export { createValidator, type Validator, type ValidatorOptions } from './validator.ts';

/** How the evidence of this package names its reader. */
export const READER = { id: 'c2pa', version: 1 } as const;

/** Versions of the libraries; `native` is null where that one is not installed or does not load. */
export const backendFacts = async (): Promise<{ readonly native: string | null; readonly wasm: string }> => ({
  native: await nativeVersion(),
  wasm: wasmVersion(),
});
