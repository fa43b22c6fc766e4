import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages.mjs';

const PAGE = 'docs/dependencies.md';
const KINDS = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'];
const WORKSPACE_FOLDERS = ['packages', 'examples'];
/** A row of the page's tables of what is used: name and exact version in code spans. */
const ROW = /^\| `([^`]+)` \| `([^`]+)` \|/gm;

/** The complaints about docs/dependencies.md; none while there is no such page. */
export function checkDependencies() {
  const path = join(ROOT, PAGE);
  return existsSync(path) ? compareDependencies(readFileSync(path, 'utf8'), usedDependencies()) : [];
}

/** Dependencies without a row on the page, rows without a dependency, and versions that differ. `used`: name → versions. */
export function compareDependencies(text, used) {
  const rows = new Map([...text.matchAll(ROW)].map(([, name, version]) => [name, version]));
  const complaints = [...used].flatMap(([name, versions]) => {
    if (!rows.has(name)) return [`${PAGE}: no row for ${name}`];
    return [...versions]
      .filter((version) => version !== rows.get(name))
      .map((version) => `${PAGE}: ${name} is used in ${version}`);
  });
  const unused = [...rows.keys()].filter((name) => !used.has(name));
  return [...complaints, ...unused.map((name) => `${PAGE}: nothing depends on ${name}`)];
}

/** Name → versions, over every manifest of the workspace; the workspace's own packages left out. */
function usedDependencies() {
  const used = new Map();
  for (const manifest of manifests()) {
    for (const [name, version] of KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}))) {
      if (version.startsWith('workspace:')) continue;
      used.set(name, (used.get(name) ?? new Set()).add(version));
    }
  }
  return used;
}

function manifests() {
  const inFolders = WORKSPACE_FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  );
  return ['.', 'bench', 'test-corpus', ...inFolders]
    .map((folder) => join(ROOT, folder, 'package.json'))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8')));
}
