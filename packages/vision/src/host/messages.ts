import type { PixelOptions, PixelResult } from '../result.ts';

/** What a child can be asked for, each with what it takes and what it gives. All of it is copied between processes. */
export interface Tasks {
  readonly examine: { readonly input: ExamineInput; readonly output: PixelResult };
}

export type TaskName = keyof Tasks;
export type InputOf<Name extends TaskName> = Tasks[Name]['input'];
export type OutputOf<Name extends TaskName> = Tasks[Name]['output'];

export interface ExamineInput {
  readonly bytes: Uint8Array;
  readonly options: PixelOptions;
}

/** One piece of work on its way to a child. A child has one at a time, so an answer needs no number. */
export interface Request {
  readonly task: TaskName;
  readonly input: unknown;
}

/** `failure`: an error of ours, in words; what is wrong with the bytes is in the output. */
export type Answer = { readonly output: unknown } | { readonly failure: string };
