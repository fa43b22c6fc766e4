// Installs and builds the workspace, and does nothing when neither the lockfile nor a source file has changed.
// Everything it prints goes to stderr: stdout belongs to the command that follows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@10.34.9';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, '.setup-stamp');
const quiet = process.argv.includes('--quiet');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`biaoshi needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

function* inputs(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* inputs(path);
    else if (/\.(c?ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts')) yield path;
  }
}

const hash = (paths) => {
  const digest = createHash('sha256');
  for (const path of paths) {
    const { mtimeMs, size } = statSync(path);
    digest.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest('hex');
};

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    // Without a terminal pnpm asks nothing only when it believes that it runs in CI.
    // The scripts run silently (.npmrc); what a failed installation says must still be said.
    env: { ...process.env, CI: '1', npm_config_loglevel: 'notice' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (result.status === 0) {
    if (!quiet) process.stderr.write(result.stdout + result.stderr);
    return;
  }
  process.stderr.write(
    `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? `${result.error.message}\n` : ''}`,
  );
  console.error(`biaoshi set-up failed at: ${command} ${args.join(' ')}`);
  process.exit(70);
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'pnpm-lock.yaml')))
  .digest('hex');
const configs = ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'scripts/bundle.mjs'].map((name) =>
  join(root, name),
);
const sources = hash([...configs, ...inputs(join(root, 'packages')), ...inputs(join(root, 'test-corpus'))]);
const products = [
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/dist`),
  ...['core', 'reporters', 'scanner'].map((name) => `packages/${name}/lib`),
  'test-corpus/dist',
];
const built = products.every((product) => existsSync(join(root, product)));
const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').split('\n') : [];
const installed = stamp[0] === lock && existsSync(join(root, 'node_modules', '.modules.yaml'));

if (!installed) {
  console.error('biaoshi: installing dependencies (first run only) …');
  rmSync(stampFile, { force: true });
  run('npx', ['-y', PNPM, 'install', '--frozen-lockfile']);
}
if (!installed || !built || stamp[1] !== sources) {
  console.error('biaoshi: building …');
  const typescript = createRequire(join(root, 'package.json')).resolve('typescript/package.json');
  run(process.execPath, [join(dirname(typescript), 'bin', 'tsc'), '-b']);
  run(process.execPath, [join(root, 'scripts', 'bundle.mjs')]);
}
writeFileSync(stampFile, `${lock}\n${sources}\n`);
