/** Members that every dossier has, and what is written around the manifest. */
export const MANIFEST = 'manifest.json';
export const MANIFEST_DIGEST = 'manifest.sha256';
export const SUMS = 'SHA256SUMS';
export const TIMESTAMP = 'timestamp.tsr';
export const CUSTODY = 'custody.jsonl';
export const REPORT = 'report.json';
export const README = 'README.txt';
export const REDACTIONS = 'redactions.json';

/** Not in the manifest: they stand on it. */
export const AROUND_MANIFEST: readonly string[] = [MANIFEST, MANIFEST_DIGEST, SUMS, TIMESTAMP];
