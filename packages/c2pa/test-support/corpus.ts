import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusRow, sharedCorpus } from '@biaoshi/testkit';

/** A row of the manifest with what people established about its store. */
export interface StoreRow extends CorpusRow {
  readonly ai_made: string;
  readonly c2pa: { readonly embedded_store: boolean; readonly expected: string | null };
}

const corpus = sharedCorpus();

/** The real files that have a store; none where there is no corpus. */
export const storeRows: readonly StoreRow[] = ((corpus?.rows ?? []) as readonly StoreRow[]).filter(
  ({ c2pa }) => c2pa?.embedded_store,
);

export const bytesOfRow = ({ file }: CorpusRow): Uint8Array => readFileSync(join(corpus?.root ?? '', file));

/** The text of a public list of anchors that lies beside the corpus. */
export const publicList = (name: string): string => readFileSync(join(corpus?.root ?? '', '..', 'trust', name), 'utf8');

export const mediaTypeOf = ({ format }: CorpusRow): string =>
  format === 'pdf' ? 'application/pdf' : `image/${format}`;
