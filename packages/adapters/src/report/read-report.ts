import { createReadStream, statSync } from 'node:fs';
import { type AssetReport, InvalidArgumentError, IoError, type RunHeader } from '@biaoshi/core';
import { isAssetReport, isKnownVersion, isRun, versionOf } from './check-asset.ts';
import { JsonCutter, JsonFault, type JsonPiece } from './json-cutter.ts';

/** The run of a saved report, and its assets one after another. */
export interface SavedReport {
  readonly run: RunHeader;
  assets(): AsyncGenerator<AssetReport>;
}

/**
 * Opens a report saved by `--reporter json` or `jsonl`; of either, one asset at a time is in memory. Throws
 * `InvalidArgumentError` (`invalidSource`) for what is no report, is another version's, or is cut short, and `IoError`
 * (`notFound`, `notReadable`). What stands in an asset is hostile still.
 */
export async function openReport(path: string): Promise<SavedReport> {
  const pieces = piecesOf(path);
  try {
    const first = await pieces.next();
    if (first.done) throw refusal(path, 'it is empty');
    const { value } = first;
    return { run: runOf(path, parsed(path, value.text)), assets: () => assetsOf(path, pieces, value) };
  } catch (error) {
    await pieces.return(undefined);
    throw error;
  }
}

async function* assetsOf(
  path: string,
  pieces: AsyncGenerator<JsonPiece>,
  first: JsonPiece,
): AsyncGenerator<AssetReport> {
  const inLines = first.kind === 'value';
  let ended = false;
  for await (const { kind, text } of pieces) {
    if (ended) throw refusal(path, 'something follows its end');
    const value = parsed(path, text);
    if (inLines ? typeOf(value) === 'summary' : kind === 'value') {
      ended = true;
      continue;
    }
    const asset = inLines && typeOf(value) === 'asset' ? withoutType(value) : value;
    if (kind === 'head' || !isAssetReport(asset)) throw refusal(path, 'an asset of it is not in the form of a report');
    yield asset;
  }
  // A report without its end may have lost assets as well: what is delivered then is not what was found.
  if (!ended) throw refusal(path, 'it has no summary, so it was cut short');
}

const typeOf = (value: unknown): unknown => (value as { readonly type?: unknown } | null)?.type;

function withoutType(value: unknown): unknown {
  const { type: _type, ...asset } = value as { readonly type: unknown };
  return asset;
}

function runOf(path: string, value: unknown): RunHeader {
  const version = versionOf(value);
  if (version === undefined) throw refusal(path, 'it is no report saved by --reporter json or jsonl');
  if (!isKnownVersion(version)) {
    throw refusal(path, `its schemaVersion ${JSON.stringify(version)?.slice(0, 40)} is not known here`);
  }
  if (!isRun(value)) throw refusal(path, 'its head is not that of a report');
  const { tool, profiles, limits, startedAt } = value;
  return { schemaVersion: '1', tool, profiles, limits, startedAt };
}

/** The pieces of a file. `InvalidArgumentError` for a fault in its text. */
export async function* piecesOf(path: string): AsyncGenerator<JsonPiece> {
  const cutter = new JsonCutter();
  let bom = true;
  try {
    for await (const block of textOf(path)) {
      yield* cutter.push(bom ? block.replace(/^\ufeff/, '') : block);
      bom = false;
    }
    cutter.end();
  } catch (error) {
    if (error instanceof JsonFault) throw refusal(path, error.message);
    throw error;
  }
}

async function* textOf(path: string): AsyncGenerator<string> {
  try {
    // A pipe or a device may never end.
    if (!statSync(path).isFile()) throw new IoError('notReadable', `${path} is no regular file`);
    for await (const block of createReadStream(path, { encoding: 'utf8' })) yield block as string;
  } catch (cause) {
    if (cause instanceof IoError) throw cause;
    const missing = (cause as { readonly code?: unknown }).code === 'ENOENT';
    throw new IoError(missing ? 'notFound' : 'notReadable', `${path} cannot be read`, { cause });
  }
}

export function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidArgumentError('invalidSource', `${path} is not JSON`, { cause });
  }
}

const refusal = (path: string, why: string): InvalidArgumentError =>
  new InvalidArgumentError('invalidSource', `${path}: ${why}`);
