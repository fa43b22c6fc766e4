import type { Comparison } from '../comparison/comparison.ts';
import type { CropRequest, CropResult } from '../crops/request.ts';
import type { EarlierStep } from '../earlier-compression/earlier-steps.ts';
import type { FinePattern } from '../fine-pattern/pattern.ts';
import type { Fingerprint } from '../fingerprint/fingerprint.ts';
import type { PixelOptions, PixelResult } from '../result.ts';

/** What a child can be asked for, each with what it takes and what it gives. All of it is copied between processes. */
interface Tasks {
  readonly compare: { readonly input: CompareInput; readonly output: Comparison };
  readonly crops: { readonly input: CropsInput; readonly output: CropResult };
  readonly earlierSteps: { readonly input: EarlierStepsInput; readonly output: readonly EarlierStep[] | null };
  readonly examine: { readonly input: ExamineInput; readonly output: PixelResult };
  readonly finePattern: { readonly input: FinePatternInput; readonly output: FinePattern };
  readonly fingerprint: { readonly input: FingerprintInput; readonly output: Fingerprint };
  readonly perceptualHash: { readonly input: PerceptualHashInput; readonly output: string | null };
}

export type TaskName = keyof Tasks;
export type InputOf<Name extends TaskName> = Tasks[Name]['input'];
export type OutputOf<Name extends TaskName> = Tasks[Name]['output'];

interface CompareInput {
  readonly evidence: Uint8Array;
  readonly listing: Uint8Array;
}

interface CropsInput {
  readonly bytes: Uint8Array;
  readonly request: CropRequest;
}

interface EarlierStepsInput {
  readonly bytes: Uint8Array;
  readonly luminance: readonly number[];
}

interface ExamineInput {
  readonly bytes: Uint8Array;
  readonly options: PixelOptions;
}

interface FinePatternInput {
  readonly bytes: Uint8Array;
}

interface FingerprintInput {
  readonly bytes: Uint8Array;
}

interface PerceptualHashInput {
  readonly bytes: Uint8Array;
}

/** One piece of work on its way to a child. A child has one at a time, so an answer needs no number. */
export interface Request {
  readonly task: TaskName;
  readonly input: unknown;
}

/** `failure`: an error of ours, in words; what is wrong with the bytes is in the output. */
export type Answer = { readonly output: unknown } | { readonly failure: string };
