// Rewrites what the documentation repeats from the code: marked sections and sample outputs; checks what it names: links,
// paths, dependencies. `--check` writes nothing and fails where a page would change. Runs on the built tree.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDependencies } from './docs/dependencies.mjs';
import { firstDifference } from './docs/difference.mjs';
import { isMain } from './docs/is-main.mjs';
import { checkLinks } from './docs/links.mjs';
import { replaceMarked } from './docs/marked.mjs';
import { pages, ROOT } from './docs/pages.mjs';
import { SECTIONS } from './docs/sections.mjs';
import { replaceTranscripts } from './docs/transcripts.mjs';

/** Every complaint about the documentation, each one line or more; empty when all is as the code says. */
export async function updateDocs({ write }) {
  const complaints = [];
  for (const page of pages()) {
    const path = join(ROOT, page);
    const before = readFileSync(path, 'utf8');
    const withSections = await replaceMarked(page, before, complaints, SECTIONS);
    const after = await replaceTranscripts(page, withSections, complaints);
    if (after === before) continue;
    if (write) writeFileSync(path, after);
    else complaints.push(`${page}: not what the code says\n${firstDifference(before, after)}`);
  }
  for (const page of pages()) complaints.push(...checkLinks(page));
  return [...complaints, ...checkDependencies()];
}

if (isMain(import.meta.url)) {
  const check = process.argv.includes('--check');
  const complaints = await updateDocs({ write: !check });
  for (const complaint of complaints) console.error(complaint);
  if (check && complaints.length > 0) console.error('\nRun: node scripts/docs.mjs');
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
