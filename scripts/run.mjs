// Runs a workspace tool by name through the Node that started us, so `npm test` under Node 24 tests Node 24.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [tool, ...args] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const manifestPath = join(dirname(require.resolve(`${tool}/package.json`)), 'package.json');
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[tool];
const result = spawnSync(process.execPath, [join(dirname(manifestPath), bin), ...args], { stdio: 'inherit' });
process.exit(result.status ?? 1);
