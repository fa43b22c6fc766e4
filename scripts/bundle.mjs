// Joins what `tsc -b` built of core, and the two packages that core uses, into `packages/core/lib/index.js`, which is what
// Node loads. Core is some hundred and fifty files; to find, compile and link each by itself takes Node longer than to
// scan a small folder, on every start and in every worker.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const core = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'core');
const entry = join(core, 'dist', 'index.js');
const lib = join(core, 'lib');
if (!existsSync(entry)) throw new Error('packages/core/dist is not built: run tsc -b first');

rmSync(lib, { recursive: true, force: true });
const bundle = await rolldown({ input: entry, platform: 'neutral', resolve: { mainFields: ['module', 'main'] } });
// Comments and blanks go, names stay: what is left reads in a stack trace, and compiles in a third of the time.
const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } };
const { output } = await bundle.write({ file: join(lib, 'index.js'), format: 'esm', minify });
await bundle.close();

const [{ moduleIds, imports }] = output;
if (imports.length > 0) throw new Error(`core may not import ${imports.join(', ')}`);
writeFileSync(join(lib, 'THIRD-PARTY.txt'), notices(moduleIds));

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
