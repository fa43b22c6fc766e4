import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { violations } from './check-imports.mjs';
import { CORE_ENTRY, CORE_LAYERS, PACKAGES } from './import-rules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A tree of its own with these files in it. */
function tree(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const layers = Object.keys(CORE_LAYERS);
/** A layer is a folder, or a file at the top of core. */
const isFolder = (layer: string) => !existsSync(join(root, 'packages/core/src', `${layer}.ts`));
const fileOf = (layer: string) => (isFolder(layer) ? `${layer}/some/deep/file.ts` : `${layer}.ts`);
const specifierTo = (from: string, to: string) => `${isFolder(from) ? '../../../' : './'}${fileOf(to)}`;

/** What the checker says of one import in one file of core. */
const importing = (from: string, specifier: string, statement = (text: string) => `import { x } from '${text}';\n`) =>
  violations(tree({ [`packages/core/src/${fileOf(from)}`]: statement(specifier) })).map(({ rule }) => rule);

describe('the direction of imports', () => {
  it('holds in this repository', () => {
    expect(violations(root)).toEqual([]);
  });

  it('is stated for every package and every folder of core', () => {
    const folders = (path: string) =>
      readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders('packages').map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(PACKAGES)));
    expect(Object.keys(PACKAGES).sort()).toEqual(
      folders('packages')
        .map(({ name }) => name)
        .sort(),
    );
    for (const [layer, mayImport] of Object.entries(CORE_LAYERS)) {
      for (const other of mayImport) expect(layers.indexOf(other), `${layer} → ${other}`).toBeGreaterThanOrEqual(0);
    }
  });

  it('has no way round: no layer reaches itself through others', () => {
    const reach = (layer: string, path: readonly string[]): void => {
      expect(path, path.join(' → ')).not.toContain(layer);
      for (const next of CORE_LAYERS[layer] ?? []) reach(next, [...path, layer]);
    };
    for (const layer of layers) reach(layer, []);
  });

  it('takes no quoted word for an import', () => {
    expect(importing('facts', 'node:fs', (text) => `export const x = pick(given, 'from', '${text}');\n`)).toEqual([]);
  });

  const forbidden = layers.flatMap((from) =>
    [...layers, CORE_ENTRY]
      .filter((to) => to !== from && !CORE_LAYERS[from]?.includes(to))
      .map((to) => [from, to] as const),
  );

  it.each(forbidden)('core/src/%s may not import core/src/%s', (from, to) => {
    const specifier = to === CORE_ENTRY ? `${isFolder(from) ? '../../../' : './'}index.ts` : specifierTo(from, to);
    expect(importing(from, specifier)).toEqual([`core/src/${from} may not import core/src/${to}`]);
  });

  it('lets every import through that the table allows', () => {
    for (const [from, allowed] of Object.entries(CORE_LAYERS)) {
      for (const to of [from, ...allowed]) expect(importing(from, specifierTo(from, to))).toEqual([]);
    }
  });

  it.each([
    ['a type', (to: string) => `import type { X } from '${to}';`],
    ['a type in place', (to: string) => `const x: import('${to}').X = 1;`],
    ['an export', (to: string) => `export * from "${to}";`],
    ['a bare import', (to: string) => `import '${to}';`],
    ['a dynamic import', (to: string) => `await import(\n  '${to}'\n);`],
    ['an import over several lines', (to: string) => `import {\n  a,\n  type B,\n} from '${to}';`],
  ])('sees %s', (_title, statement) => {
    expect(importing('containers', '../../../carriers/index.ts', statement)).toHaveLength(1);
  });

  it('does not take a comment for an import', () => {
    const commented = (to: string) => `// import x from '${to}';\n/* export * from '${to}'; */\nexport const x = 1;\n`;
    expect(importing('containers', '../../../carriers/index.ts', commented)).toEqual([]);
  });
});

describe('the packages and what they may not', () => {
  const packageNames = Object.keys(PACKAGES);
  const oneFile = (name: string, specifier: string) =>
    violations(tree({ [`packages/${name}/src/index.ts`]: `import x from '${specifier}';\n` })).map(({ rule }) => rule);

  it.each(packageNames.filter((name) => !PACKAGES[name]?.node))('%s may not import Node', (name) => {
    for (const specifier of ['node:fs', 'fs', 'fs/promises', 'worker_threads', 'node:test']) {
      expect(oneFile(name, specifier)).toEqual([`${name} may not import Node's built-in modules`]);
    }
  });

  it.each(packageNames)('%s may import only the packages that are listed for it', (name) => {
    for (const specifier of ['sharp', '@scope/thing/deep.js', ...packageNames.map((other) => `@biaoshi/${other}`)]) {
      const imported = specifier.replace('/deep.js', '');
      const expected = PACKAGES[name]?.imports.includes(imported) ? [] : [`${name} may not import ${imported}`];
      expect(oneFile(name, specifier)).toEqual(expected);
    }
  });

  it('a package reaches another only by its name', () => {
    expect(oneFile('scanner', '../../core/src/index.ts')).toEqual([
      'scanner may reach another package only by its name',
    ]);
  });

  it('a package or a folder that is not listed is refused', () => {
    expect(oneFile('unheard-of', '@biaoshi/core')).toEqual(['packages/unheard-of is not listed in import-rules.mjs']);
    expect(importing('detectors', '../../../model/part.ts')).toEqual([
      'core/src/detectors is not listed in import-rules.mjs',
    ]);
  });

  it('the checker fails as a program, and names the file, the import and the rule', () => {
    const folder = tree({ 'packages/core/src/rules/a.ts': "import { x } from '../bytes/reader.ts';\n" });
    const checked = spawnSync(process.execPath, [join(root, 'scripts/check-imports.mjs'), folder], {
      encoding: 'utf8',
    });
    expect(checked.status).toBe(1);
    expect(checked.stderr).toContain(
      "packages/core/src/rules/a.ts: import of '../bytes/reader.ts': core/src/rules may not import core/src/bytes",
    );
  });
});

describe('biome', () => {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@biomejs/biome/package.json');
  const biome = join(
    dirname(manifest),
    (JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { biome: string } }).bin.biome,
  );

  /** The rules that one file breaks. */
  function broken(path: string, content: string): string[] {
    const folder = tree({ [path]: content });
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', path], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; severity: string }[] };
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ category }) => category);
  }

  it.each([
    ['export const x = Buffer.alloc(1);', 'lint/style/noRestrictedGlobals'],
    ['export const x = process.argv;', 'lint/style/noRestrictedGlobals'],
    ['console.log(1);', 'lint/suspicious/noConsole'],
    ['export const x = fetch("a");', 'lint/style/noRestrictedGlobals'],
    ['setTimeout(() => undefined, 1);', 'lint/style/noRestrictedGlobals'],
    ["import { readFileSync } from 'node:fs';\nexport const x = readFileSync;", 'lint/correctness/noNodejsModules'],
    ['export const x: any = 1;', 'lint/suspicious/noExplicitAny'],
    ['export const x = (y: string[]) => y[0]!;', 'lint/style/noNonNullAssertion'],
    ["import { X } from './x.ts';\nexport const y: X = 1;", 'lint/style/useImportType'],
  ])('refuses in core: %s', (content, rule) => {
    expect(broken('packages/core/src/rules/a.ts', content)).toContain(rule);
  });

  it('lets tests of core use Node, and the others use it too', () => {
    const content = "import { readFileSync } from 'node:fs';\nexport const x = [readFileSync, Buffer.alloc(1)];\n";
    expect(broken('packages/core/src/rules/a.test.ts', content)).toEqual([]);
    expect(broken('packages/scanner/src/a.ts', content)).toEqual([]);
  });

  it('lets no package print', () => {
    for (const name of ['cli', 'scanner', 'reporters']) {
      expect(broken(`packages/${name}/src/a.ts`, 'console.log(1);\n')).toEqual(['lint/suspicious/noConsole']);
    }
    expect(broken('scripts/a.mjs', 'console.log(1);\n')).toEqual([]);
  });
});
