import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InternalError } from '@biaoshi/core';
import { PixelProcesses } from './pixel-processes.ts';

/** Versions of what pixels are examined with. */
export interface PixelFacts {
  readonly sharp: string;
  readonly onnxruntime: string;
}

/** A grey pixel. */
const PROBE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Has a picture examined as a scan would. Rejects with `InternalError` where this machine cannot. */
export async function pixelFacts(): Promise<PixelFacts> {
  const processes = new PixelProcesses(1);
  try {
    const result = await processes.examine(PROBE, { depth: 'whole' });
    const [problem] = result?.problems ?? [{ code: 'missingPart', data: {} }];
    if (problem) throw new InternalError('internal', `${problem.code} ${Object.values(problem.data).join(' ')}`.trim());
    return { sharp: versionOf('sharp'), onnxruntime: versionOf('onnxruntime-node') };
  } finally {
    await processes.close();
  }
}

/** Read, not loaded: only child processes load native code. */
function versionOf(name: string): string {
  const { resolve } = createRequire(fileURLToPath(import.meta.resolve('@biaoshi/vision')));
  let folder = dirname(resolve(name));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
