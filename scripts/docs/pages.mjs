import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const AT_ROOT = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'test-corpus/README.md',
  'bench/README.md',
];

/** Every page that is kept, relative to the root with `/`; those not there are left out. */
export function pages() {
  const inFolders = ['docs', ...foldersOf('examples'), ...foldersOf('packages')].flatMap(markdownIn);
  return [...AT_ROOT.filter((page) => existsSync(join(ROOT, page))), ...inFolders];
}

const entries = (folder) =>
  existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder), { withFileTypes: true }) : [];

const foldersOf = (folder) =>
  entries(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)
    .sort();

const markdownIn = (folder) =>
  entries(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
