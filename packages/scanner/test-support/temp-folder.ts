import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { png, pngInternationalText, xmpElementLabel } from '@biaoshi/testkit';
import { onTestFinished } from 'vitest';

/** A folder of its own for the running test, with the files given; gone when the test is over. */
export function tempFolder(files: Readonly<Record<string, Uint8Array | string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-scanner-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

export const plainPng: Uint8Array = png();
export const labelledPng: Uint8Array = png({ before: [pngInternationalText('XML:com.adobe.xmp', xmpElementLabel())] });

/** All items of an iteration. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
