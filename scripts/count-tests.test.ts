import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('./count-tests.mjs', import.meta.url));

/** The last line and the exit code for these reports. */
function count(...reports: readonly (object | string)[]) {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-count-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = reports.map((report, index) => {
    const file = join(folder, `${index}.json`);
    if (typeof report !== 'string') writeFileSync(file, JSON.stringify(report));
    return file;
  });
  const { stdout, status } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
  return { stdout, status };
}

const passed = { numPassedTests: 3, numFailedTests: 0, testResults: [{ status: 'passed', assertionResults: [{}] }] };

it('adds up what passed and what failed', () => {
  const failed = { numPassedTests: 1, numFailedTests: 2, testResults: [{ status: 'failed', assertionResults: [{}] }] };
  expect(count(passed, passed)).toEqual({ stdout: '6 passed, 0 failed\n', status: 0 });
  expect(count(passed, failed)).toEqual({ stdout: '4 passed, 2 failed\n', status: 1 });
});

it('counts a suite that did not load, and a report that is not there, as failed', () => {
  const unloaded = { numPassedTests: 3, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(count(unloaded)).toEqual({ stdout: '3 passed, 1 failed\n', status: 1 });
  expect(count(passed, 'missing')).toEqual({ stdout: '3 passed, 1 failed\n', status: 1 });
  expect(count({ ...passed, numPassedTests: 0 })).toEqual({ stdout: '0 passed, 0 failed\n', status: 1 });
});
