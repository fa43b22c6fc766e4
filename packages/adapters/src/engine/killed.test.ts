import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@biaoshi/testkit';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { startRun } from '../test-support/child-run.ts';
import { answering, receiver } from '../test-support/receiver.ts';
import { reportOf, saved } from '../test-support/reports.ts';
import { all, channel, prepared } from '../test-support/run.ts';
import { scratch } from '../test-support/scratch.ts';

const DELIVERIES = 1000;
const KILLS = 50;
const LANES = 4;
/** Fifty processes are started, on machines that may be busy. */
const TIMEOUT_MS = 300_000;
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;

describe('a run that is killed', () => {
  it(
    'at 50 random moments delivers all of 1,000, none twice by its key',
    async () => {
      const random = seededRandom(20);
      const verifier = new Webhook(SECRET);
      /** What the receiver has done for each id, and how often it got one again. */
      const done = new Map<string, string>();
      let again = 0;
      let lost = 0;
      const { url } = await receiver((message, response, count) => {
        verifier.verify(message.body, message.headers as Record<string, string>);
        if (random() < 0.04) return answering(500)(message, response, count);
        const id = String(message.headers['webhook-id']);
        const before = done.get(id);
        if (before === undefined) done.set(id, message.body);
        else {
          expect(message.body).toBe(before);
          again++;
        }
        // Taken, and the answer gets lost on the way.
        if (random() < 0.04) {
          lost++;
          response.destroy();
        } else setTimeout(() => answering(204)(message, response, count), random() * 12);
      });
      const folder = scratch();
      const report = reportOf(DELIVERIES);
      writeFileSync(join(folder, 'report.jsonl'), saved(report, 'jsonl'));
      const settings = { url, concurrency: LANES };
      const start = () => startRun(folder, 'webhook', settings, { BIAOSHI_WEBHOOK_SECRET: SECRET });
      for (let kills = 0; kills < KILLS; kills++) {
        const { child, end } = start();
        // Anywhere from the start of the process to some way into its sending.
        const enough = done.size + random() * 24;
        if (kills % 5 === 0) await sleep(random() * 300);
        else while (done.size < enough && child.exitCode === null) await sleep(random() * 4);
        child.kill('SIGKILL');
        expect((await end).signal).toBe('SIGKILL');
      }
      expect(done.size).toBeLessThan(DELIVERIES);
      const { output, code } = await start().end;
      expect(code).toBe(0);
      const summary = JSON.parse(output);
      expect(summary).toMatchObject({ failed: 0, interrupted: false, unreachable: false });
      expect(summary.delivered + summary.sentBefore).toBe(DELIVERIES);
      const expected = await all(prepared(report, channel('webhook', settings)));
      expect([...done.keys()].sort()).toEqual(expected.map(({ key }) => key).sort());
      // Only what was under way when the process died, or had no answer, can come a second time.
      expect(again).toBeLessThanOrEqual(KILLS * LANES + lost);
      const third = JSON.parse((await start().end).output);
      expect(third).toMatchObject({ delivered: 0, sentBefore: DELIVERIES });
    },
    TIMEOUT_MS,
  );

  it(
    'while it spools leaves whole files only',
    async () => {
      const random = seededRandom(4);
      const folder = scratch();
      const report = reportOf(400);
      writeFileSync(join(folder, 'report.jsonl'), saved(report, 'jsonl'));
      const settings = { folder: join(folder, 'spool') };
      const expected = new Map(
        (await all(prepared(report, channel('file', settings)))).map(({ key, body }) => [`${key}.json`, body]),
      );
      const names = () =>
        existsSync(settings.folder) ? readdirSync(settings.folder).filter((name) => !name.startsWith('.')) : [];
      for (let kills = 0; kills < 8; kills++) {
        const { child, end } = startRun(folder, 'file', settings);
        const enough = names().length + random() * 40;
        while (names().length < enough && child.exitCode === null) await sleep(random() * 3);
        child.kill('SIGKILL');
        await end;
        for (const name of names()) expect(readFileSync(join(settings.folder, name), 'utf8')).toBe(expected.get(name));
      }
      expect((await startRun(folder, 'file', settings).end).code).toBe(0);
      expect(readdirSync(settings.folder).sort()).toEqual([...expected.keys()].sort());
    },
    TIMEOUT_MS,
  );
});
