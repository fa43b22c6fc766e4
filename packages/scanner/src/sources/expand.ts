import { statSync } from 'node:fs';
import { InvalidArgumentError } from '@biaoshi/core';
import { type AssetInput, isAssetInput } from '../asset-input.ts';
import { toEntry } from '../scan-asset.ts';
import type { Entry } from './entry.ts';
import { SOURCES } from './index.ts';
import type { SourceContext, SourceKind, SourceSpec } from './source-kind.ts';
import { isUrl } from './url.ts';

/** What a batch is given: sources in the words of the command line, or assets. */
export type BatchInput = string | AssetInput;

/** One source's entries; `source` is what the caller wrote, undefined for an asset given as such. */
export interface ExpandedBlock {
  readonly source: string | undefined;
  readonly entries: readonly Entry[];
}

/** All entries of all sources, in their order. An empty block ends each source, so that one without entries shows. */
export async function* expandAll(
  inputs: Iterable<BatchInput> | AsyncIterable<BatchInput>,
  context: SourceContext,
): AsyncGenerator<ExpandedBlock> {
  for await (const input of inputs) {
    if (context.signal.aborted) return;
    if (typeof input !== 'string') {
      if (!isAssetInput(input)) throw new InvalidArgumentError('invalidSource', 'expected a source or an AssetInput');
      yield { source: undefined, entries: [toEntry(input)] };
      continue;
    }
    const spec = specOf(input);
    const kind = SOURCES.find((candidate) => candidate.matches(spec)) as SourceKind;
    for await (const entries of kind.expand(spec, context)) yield { source: input, entries };
    yield { source: input, entries: [] };
  }
}

function specOf(text: string): SourceSpec {
  if (text === '') throw new InvalidArgumentError('invalidSource', 'a source has no name');
  if (text === '-' || text.startsWith('@') || isUrl(text)) return { text, found: 'none' };
  try {
    return { text, found: statSync(text).isDirectory() ? 'folder' : 'file' };
  } catch {
    return { text, found: 'missing' };
  }
}
