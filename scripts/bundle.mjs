// Joins what `tsc -b` built of a package into few files in its `lib`, which are what Node loads: to find, compile and link
// two hundred files takes Node longer than to scan a small folder, on every start and in every worker.
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages');

/**
 * `entries`: name in `lib` and file in `dist`. `whole`: the packages that it uses are joined too, so that it runs where
 * nothing resolves their names. `copied`: files in `dist` that load one of the entries.
 */
const BUNDLES = [
  { name: 'core', entries: { index: 'index.js' }, whole: true },
  { name: 'reporters', entries: { index: 'index.js', 'asset-renderer': 'asset-renderer.js' } },
  { name: 'scanner', entries: { index: 'index.js', worker: 'pool/worker.js' }, copied: ['pool/worker-entry.cjs'] },
];

const isOutside = (id) => !id.startsWith('.') && !isAbsolute(id);

for (const { name, entries, whole = false, copied = [] } of BUNDLES) {
  const dist = join(packages, name, 'dist');
  const lib = join(packages, name, 'lib');
  const input = Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, join(dist, file)]));
  const missing = Object.values(input).find((file) => !existsSync(file));
  if (missing) throw new Error(`${missing} is not built: run tsc -b first`);
  rmSync(lib, { recursive: true, force: true });
  const bundle = await rolldown({
    input,
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
    ...(!whole && { external: isOutside }),
  });
  // Comments and blanks go, names stay: what is left reads in a stack trace, and compiles in a third of the time.
  const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } };
  const { output } = await bundle.write({ dir: lib, format: 'esm', minify, chunkFileNames: 'shared-[name].js' });
  await bundle.close();
  for (const file of copied) copyFileSync(join(dist, file), join(lib, file.split('/').at(-1)));
  if (whole) {
    const [{ moduleIds, imports }] = output;
    if (imports.length > 0) throw new Error(`${name} may not import ${imports.join(', ')}`);
    writeFileSync(join(lib, 'THIRD-PARTY.txt'), notices(moduleIds));
  }
}

/** The licences of the packages that are now part of the file, as those ask for. */
function notices(files) {
  const roots = files
    .map((file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0])
    .filter(Boolean);
  return [...new Set(roots)].sort().map(notice).join('\n\n');
}

function notice(root) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].map((file) => join(root, file)).find(existsSync);
  const owner = typeof author === 'string' ? author : author?.name;
  return `${name} ${version}, ${license}, ${owner}\n\n${text ? readFileSync(text, 'utf8').trim() : ''}`.trim();
}
