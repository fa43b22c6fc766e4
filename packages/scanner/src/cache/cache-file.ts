import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SUM_DIGITS = 32;

const sumOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, SUM_DIGITS);

/** Where a folder keeps the file of this key. */
export const place = (folder: string, key: string): string => join(folder, key.slice(0, 2), key);

export function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Written aside and renamed, so that a reader sees all of it or nothing. Failing costs a later scan time, nothing else. */
export function write(path: string, text: string): void {
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(aside, text, { mode: 0o600 });
    renameSync(aside, path);
  } catch {
    rmSync(aside, { force: true });
  }
}

/** The value that `writeSummed` put there; undefined when there is none, or a damaged one. */
export function readSummed(path: string): unknown {
  const text = readOrNothing(path);
  const sum = text?.slice(0, SUM_DIGITS);
  const body = text?.slice(SUM_DIGITS + 1);
  return body && sum === sumOf(body) ? JSON.parse(body) : undefined;
}

/** Writes a JSON value with a sum that shows damage. */
export function writeSummed(path: string, value: unknown): void {
  const body = JSON.stringify(value);
  write(path, `${sumOf(body)}\n${body}`);
}
