import { describe, expect, it } from 'vitest';
import { type FailOn, RunVerdict } from './verdict-of-run.ts';

const NONE = { error: 0, warning: 0, note: 0 };
const result = (undetermined: number) =>
  ({ profile: 'p', origin: {}, integrity: {}, compliance: { undetermined } }) as unknown as Parameters<
    RunVerdict['add']
  >[1]['results'][number];
const clear = { results: [result(0)], unreadable: 0 };

function exitCode(failOn: FailOn, ...assets: Parameters<RunVerdict['add']>[]): number {
  const verdict = new RunVerdict(failOn);
  for (const asset of assets) verdict.add(...asset);
  return verdict.exitCode;
}

describe('the exit code', () => {
  it.each([
    ['error', 'error', 1],
    ['error', 'warning', 0],
    ['warning', 'error', 1],
    ['warning', 'warning', 1],
    ['warning', 'note', 0],
    ['note', 'note', 1],
    ['never', 'error', 0],
  ] as const)('under --fail-on %s with a finding of severity %s is %i', (failOn, severity, code) => {
    expect(exitCode(failOn, [{ ...NONE, [severity]: 1 }, clear], [NONE, clear])).toBe(code);
  });

  it('is 3 for what could not be decided or read under any profile, unless a finding counts', () => {
    expect(exitCode('error', [NONE, clear])).toBe(0);
    expect(exitCode('error', [NONE, { results: [result(0), result(1)], unreadable: 0 }], [NONE, clear])).toBe(3);
    expect(
      exitCode('never', [
        { ...NONE, error: 1 },
        { ...clear, unreadable: 1 },
      ]),
    ).toBe(3);
    expect(exitCode('error', [NONE, { ...clear, unreadable: 1 }], [{ ...NONE, error: 1 }, clear])).toBe(1);
  });
});
