import { readTextFile } from './read-text-file.ts';
import { systemReason, UsageError } from './usage-error.ts';

/**
 * The fingerprints of a baseline: a report saved by `--reporter json`, or a JSON list of fingerprints. Throws
 * `UsageError`.
 */
export function readBaseline(file: string): ReadonlySet<string> {
  let text: string;
  try {
    text = readTextFile(file);
  } catch (error) {
    throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
  }
  const fingerprints = fingerprintsOf(parsed(text));
  if (!fingerprints?.every((item) => typeof item === 'string')) throw new UsageError('baselineMalformed', { file });
  return new Set(fingerprints);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fingerprintsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const assets = (value as { assets?: unknown } | null | undefined)?.assets;
  if (!Array.isArray(assets)) return undefined;
  const findings = items(items(assets, 'results'), 'findings');
  return findings.map((finding) => (finding as { fingerprint?: unknown } | null)?.fingerprint);
}

/** All that the objects of a list hold under a key; nothing where that is no list. */
const items = (list: readonly unknown[], key: string): readonly unknown[] =>
  list.flatMap((item) => {
    const value = (item as Readonly<Record<string, unknown>> | null)?.[key];
    return Array.isArray(value) ? value : [];
  });
