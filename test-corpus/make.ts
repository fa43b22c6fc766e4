// Writes the corpus: `files/`, `papers.jsonl` and `trust-anchors.pem`. The same bytes on every machine; the folder is emptied first.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anchorsText, papersText, SPECIMENS } from './corpus.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = join(folder, 'files');

rmSync(files, { recursive: true, force: true });
for (const { file, bytes } of SPECIMENS) {
  const path = join(files, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
writeFileSync(join(folder, 'papers.jsonl'), papersText());
writeFileSync(join(folder, 'trust-anchors.pem'), anchorsText);
