import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png, pngInternationalText, xmpElementLabel } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { draw } from '../../vision/test-support/draw-text.ts';
import { biaoshi, scratch } from './test-support/command-line.ts';

const label = (await draw(512, 512, [{ text: 'AI生成', height: 24, left: -16, top: -16 }])).png;

/** A name that is markup, a formula, and a way out of a folder where those are possible. */
const NAME = `=x"><script>alert(1)<!--..png`;

function folder(): string {
  const cwd = scratch();
  writeFileSync(join(cwd, NAME), label);
  writeFileSync(join(cwd, 'z.png'), png({ before: [pngInternationalText('XML:com.adobe.xmp', xmpElementLabel())] }));
  return cwd;
}

describe('evidence for people', { timeout: 60_000 }, () => {
  it('is written under names of ours, and shown in one page that needs no other file', async () => {
    const cwd = folder();
    const { code, stderr } = await biaoshi(
      ['scan', '.', '--reporter', 'html', '--output', 'r.html', '--evidence-dir', 'a/evidence', '--fail-on', 'never'],
      { cwd },
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(readdirSync(join(cwd, 'a/evidence'))).toEqual(['0-e1.png']);
    const crop = readFileSync(join(cwd, 'a/evidence', '0-e1.png'));
    expect([...crop.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    const page = readFileSync(join(cwd, 'r.html'), 'utf8');
    expect(page).toContain(`src="data:image/png;base64,${crop.toString('base64')}"`);
    expect(page.match(/<image href="data:image\/jpeg;base64,/g)).toHaveLength(2);
    expect(page).not.toContain('<script>');
  });

  it('is none where pixels are never looked at, and stops the run where its folder cannot be', async () => {
    const cwd = folder();
    const words = ['scan', '.', '--reporter', 'html', '--evidence-dir', 'evidence', '--fail-on', 'never'];
    for (const more of [['--pixels', 'never'], ['--quick']]) {
      const { stdout } = await biaoshi([...words, ...more], { cwd });
      expect(existsSync(join(cwd, 'evidence'))).toBe(false);
      expect(stdout).not.toContain('data:image');
      expect(stdout).not.toContain('no picture');
    }
    writeFileSync(join(cwd, 'evidence'), '');
    const refused = await biaoshi(words, { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('evidence');
  });
});
