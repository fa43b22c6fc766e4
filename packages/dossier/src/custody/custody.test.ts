import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';
import { sha256Hex } from '../zip/digests.ts';
import { checkCustody, custodyEntries, custodyLog, MAX_CUSTODY_ENTRIES } from './custody.ts';

const report = sampleReport([]);
const step = (at: string, action = 'copied') => ({ at, actor: 'A', action });

describe('the log of custody', () => {
  const entries = custodyEntries(report, [
    step('2026-01-03T09:00:00+08:00', 'sealed'),
    step('2026-01-02T08:00:00+08:00', 'received'),
  ]);
  const log = custodyLog(entries);
  const lines = log.trimEnd().split('\n');

  it('is in order of time, whatever the offset, and tells of the scan itself', () => {
    expect(lines.map((line) => JSON.parse(line).action)).toEqual(['received', 'scanStarted', 'scanFinished', 'sealed']);
    expect(JSON.parse(lines[1] as string)).toMatchObject({ at: report.startedAt, actor: 'biaoshi 0.0.0' });
  });

  it('chains each line to the one before', () => {
    const previous = lines.map((line) => JSON.parse(line).previous);
    expect(previous).toEqual(['0'.repeat(64), ...lines.slice(0, -1).map(sha256Hex)]);
    expect(checkCustody(log)).toEqual({ state: 'intact', lines: 4, brokenAt: null });
  });

  it.each([
    ['a changed actor', log.replace('"actor":"A"', '"actor":"B"'), 2],
    [
      'a line taken out',
      lines
        .filter((_, index) => index !== 1)
        .join('\n')
        .concat('\n'),
      2,
    ],
    ['two lines exchanged', [lines[1], lines[0], lines[2], lines[3], ''].join('\n'), 1],
    ['the first line taken out', `${lines.slice(1).join('\n')}\n`, 1],
    ['a blank in a line', log.replace('{"action"', '{ "action"'), 1],
    ['a line that is no JSON', `${log}x\n`, 5],
    ['a line that is null', `${log}null\n`, 5],
    ['a last line without its end', log.slice(0, -1), 4],
  ])('finds %s', (_what, changed, at) => {
    expect(checkCustody(changed)).toMatchObject({ state: 'broken', brokenAt: at });
  });

  it('says that there is none', () => {
    expect(checkCustody(null)).toEqual({ state: 'missing', lines: 0, brokenAt: null });
  });

  it('keeps a hostile step on its own line', () => {
    const text = HOSTILE_TEXT;
    const hostile = custodyLog([{ at: '2026-01-02T00:00:00Z', actor: text, action: text, note: `${text}\n{"seq":2}` }]);
    expect(hostile.trimEnd().split('\n')).toHaveLength(1);
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028]/);
    expect(JSON.parse(hostile)).toMatchObject({ actor: text, note: `${text}\n{"seq":2}` });
  });

  it('refuses a moment that is none, or that would differ from place to place', () => {
    for (const at of [
      '',
      'yesterday',
      '2026-01-02',
      '2026-01-02T08:00:00',
      '2026-13-02T08:00:00Z',
      '2026-01-02T08:00:00 CST',
    ]) {
      expect(() => custodyEntries(report, [step(at)]), at).toThrow(
        expect.objectContaining({ code: 'invalidOption', family: 'invalidArgument' }),
      );
    }
  });

  it('holds its limit of steps and not one more', () => {
    const steps = (count: number) => Array.from({ length: count }, () => step('2026-01-02T00:00:00Z'));
    expect(custodyEntries(report, steps(MAX_CUSTODY_ENTRIES - 2))).toHaveLength(MAX_CUSTODY_ENTRIES);
    expect(() => custodyEntries(report, steps(MAX_CUSTODY_ENTRIES - 1))).toThrow(/at most/);
  });
});
