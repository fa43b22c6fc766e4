import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One row of the manifest: what people established about a real file. */
export interface CorpusRow {
  readonly file: string;
  readonly set: string;
  readonly format: string;
  readonly has_standard_aigc_label: boolean;
  readonly implicit: readonly { readonly carrier: string; readonly offset?: number; readonly raw: string }[];
}

/**
 * The corpus of real files that lies beside a checkout where the licences allow it, or undefined. Its files are never
 * copied into the repository; tests over it are skipped, with a line, where it is not there.
 */
export function sharedCorpus(): { readonly root: string; readonly rows: readonly CorpusRow[] } | undefined {
  const root = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
  const manifest = join(root, 'manifest.jsonl');
  if (!existsSync(manifest)) {
    console.warn('skipped: there is no corpus of real files beside this checkout');
    return undefined;
  }
  const rows = readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusRow);
  return { root, rows };
}
