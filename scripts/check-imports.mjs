// Checks that imports go the way `import-rules.mjs` says. Biome's patterns see the words of an import, not the file they
// lead to, so the direction is checked here. Usage: check-imports.mjs [folder that holds `packages/`]
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_ENTRY, CORE_LAYERS, PACKAGES } from './import-rules.mjs';

/** `import … from`, `export … from`, `import '…'` and `import(…)` with a literal. A quoted `from` is only a word. */
const IMPORT = /(?:(?<!['"`])\bfrom\s*|\bimport\s*\(?\s*)(['"`])([^'"`\n]+)\1/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** Tests, and what only they use, may import what they like. */
const TEST = /\.test\.ts$|[\\/](?:test-support|testing)[\\/]/;

/** Every import against the rules, as `{ file, specifier, rule }`; `rule` says which one in words. */
export function violations(root) {
  const packages = join(root, 'packages');
  return readdirSync(packages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => sources(join(packages, name, 'src')).flatMap((file) => fileViolations(packages, name, file)))
    .map(({ file, ...violation }) => ({ file: relative(root, file).split(sep).join('/'), ...violation }));
}

function sources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !TEST.test(file));
}

function fileViolations(packages, name, file) {
  const allowed = PACKAGES[name];
  if (!allowed) return [{ file, specifier: '', rule: `packages/${name} is not listed in import-rules.mjs` }];
  const text = readFileSync(file, 'utf8').replace(COMMENT, '');
  return [...text.matchAll(IMPORT)].flatMap(([, , specifier]) => {
    const rule = specifier.startsWith('.')
      ? brokenDirection(join(packages, name, 'src'), name, file, specifier)
      : brokenBoundary(name, allowed, specifier);
    return rule ? [{ file, specifier, rule }] : [];
  });
}

function brokenBoundary(name, { imports, node }, specifier) {
  if (isBuiltin(specifier)) return node ? undefined : `${name} may not import Node's built-in modules`;
  const imported = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return imports.includes(imported) ? undefined : `${name} may not import ${imported}`;
}

function brokenDirection(src, name, file, specifier) {
  const target = resolve(dirname(file), specifier);
  if (relative(src, target).startsWith('..')) return `${name} may reach another package only by its name`;
  if (name !== 'core') return undefined;
  const [from, to] = [layerOf(src, file), layerOf(src, target)];
  if (from === to || from === CORE_ENTRY) return undefined;
  if (!Object.hasOwn(CORE_LAYERS, from)) return `core/src/${from} is not listed in import-rules.mjs`;
  return CORE_LAYERS[from].includes(to) ? undefined : `core/src/${from} may not import core/src/${to}`;
}

/** The folder of core that a file is in, or its own name at the top. */
const layerOf = (src, file) =>
  relative(src, file)
    .split(sep)[0]
    .replace(/\.[cm]?ts$/, '');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
  const found = violations(root);
  for (const { file, specifier, rule } of found) console.error(`${file}: import of '${specifier}': ${rule}`);
  console.error(found.length === 0 ? 'imports: all go the right way' : `imports: ${found.length} go the wrong way`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
