import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy/policy.ts';
import { HOSTILE, reportOf, sampleReport } from '../test-support/reports.ts';
import { all, channel, prepared, run } from '../test-support/run.ts';
import { scratch } from '../test-support/scratch.ts';

describe('file', () => {
  it('writes one whole file an asset under its key, makes the folder, and leaves nothing else', async () => {
    const folder = join(scratch(), 'spool', 'in');
    const to = channel('file', { folder });
    const deliveries = await all(prepared(reportOf(5), to));
    expect(await run(prepared(reportOf(5), to), to, {})).toMatchObject({ delivered: 5, failed: 0 });
    expect(readdirSync(folder).sort()).toEqual(deliveries.map(({ key }) => `${key}.json`).sort());
    for (const { key, body } of deliveries) expect(readFileSync(join(folder, `${key}.json`), 'utf8')).toBe(body);
  });

  it('leaves a file that is there, and writes over what a killed run left half done', async () => {
    const folder = scratch();
    const to = channel('file', { folder });
    const [first, second] = await all(prepared(reportOf(2), to));
    writeFileSync(join(folder, `${first?.key}.json`), 'taken by the reader already');
    writeFileSync(join(folder, `.${second?.key}.part`), 'half'.repeat(10_000));
    expect(await run(prepared(reportOf(2), to), to, {})).toMatchObject({ delivered: 1, alreadyThere: 1 });
    expect(readFileSync(join(folder, `${first?.key}.json`), 'utf8')).toBe('taken by the reader already');
    expect(readFileSync(join(folder, `${second?.key}.json`), 'utf8')).toBe(second?.body);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('that cannot be written is a dead letter, and no million of them', async () => {
    const folder = join(scratch(), 'plain');
    writeFileSync(folder, 'a file, no folder');
    chmodSync(folder, 0o600);
    const to = channel('file', { folder });
    const { failed, dead, unreachable } = await run(prepared(reportOf(1000), to), to, {});
    expect(failed).toBeLessThan(20);
    expect([unreachable, dead[0]?.failure]).toEqual([
      true,
      { code: 'fileSystem', detail: expect.stringMatching(/^E(?:NOTDIR|EXIST)$/) },
    ]);
  });

  it('makes no name from what a file wrote', async () => {
    const folder = join(scratch(), 'spool');
    const asset = { ...HOSTILE, asset: { ...HOSTILE.asset, uri: '../../x', name: '../../../tmp/x\u0000.sh' } };
    const to = channel('file', { folder });
    await run(prepared(sampleReport([asset]), to, parsePolicy({ redaction: 'none' })), to, {});
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
    expect(existsSync(join(folder, '..', 'x'))).toBe(false);
  });
});
