import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Files, repacked } from '../test-support/repack.ts';
import { sampleDossier } from '../test-support/sample-dossier.ts';
import { tinyDossier } from '../test-support/tiny-dossier.ts';
import { directory, localHeader, MAX_ZIP_MEMBERS } from '../zip/layout.ts';
import { verifyDossier } from './verify-dossier.ts';
import { MAX_HELD_BYTES } from './walk-zip.ts';

let zip: Buffer;
beforeAll(async () => {
  zip = await sampleDossier();
});

const codesOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await verifyDossier(bytes)).container.map(({ code }) => code);
const wrongOf = async (bytes: Uint8Array): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await verifyDossier(bytes)).members.filter(({ state }) => state !== 'ok').map(({ path, state }) => [path, state]),
  );

/** Where each member's bytes lie, found by looking for them. */
function contents(): readonly (readonly [start: number, end: number])[] {
  let from = 0;
  return Object.entries(unzipSync(zip)).map(([name, bytes]) => {
    const start = zip.indexOf(name, from) + name.length;
    from = start + bytes.length;
    return [start, from] as const;
  });
}

const flipped = (bytes: Buffer, at: number, bit: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
};

describe('verifyDossier', () => {
  it('knows a dossier that nobody touched, from memory and from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'biaoshi-verify-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'case.zip');
    writeFileSync(file, zip);
    const verification = await verifyDossier(zip);
    expect(verification).toMatchObject({
      intact: true,
      manifest: 'ok',
      container: [],
      custody: { state: 'intact', lines: 3 },
      timestamp: { state: 'none' },
      head: { identifier: 'CASE-1', channel: 'platform', redacted: false },
    });
    expect(verification.members.map(({ path }) => path)).toEqual(Object.keys(unzipSync(zip)));
    expect(await verifyDossier(file)).toEqual(verification);
  });

  it('finds a change to any bit of any byte', async () => {
    const tiny = await tinyDossier();
    expect((await verifyDossier(tiny)).intact).toBe(true);
    for (const at of tiny.keys()) {
      for (let bit = 0; bit < 8; bit++) {
        const { intact } = await verifyDossier(flipped(tiny, at, bit));
        if (intact) expect.fail(`bit ${bit} of byte ${at} was changed unseen`);
      }
    }
  }, 120_000);

  it('finds a change to any byte of a member, and names the member', async () => {
    const members = Object.keys(unzipSync(zip));
    for (const [index, [start, end]] of contents().entries()) {
      for (let step = 0; step < 8; step++) {
        const at = start + Math.floor(((end - start) * step) / 8);
        const { intact, members: checks } = await verifyDossier(flipped(zip, at, (at + step) % 8));
        const name = members[index] as string;
        if (intact) expect.fail(`byte ${at} of ${name} was changed unseen`);
        expect(checks.find(({ path }) => path === name)?.state).toBe('changed');
      }
    }
  }, 120_000);

  it('finds every length at which it can be cut, and what stands before or after it', async () => {
    for (let cut = 0; cut < zip.length; cut += Math.ceil(zip.length / 60))
      expect((await verifyDossier(zip.subarray(0, cut))).intact).toBe(false);
    for (let cut = 1; cut < 60; cut++) expect((await verifyDossier(zip.subarray(0, -cut))).intact).toBe(false);
    expect(await codesOf(Buffer.concat([zip, Buffer.of(0)]))).toEqual(['trailingBytes']);
    expect(await codesOf(Buffer.concat([Buffer.of(0), zip]))).toEqual(['notDossier']);
    expect(await codesOf(Buffer.of())).toEqual(['notDossier']);
  });

  it('names what was changed, taken out or put in, though the archive is whole', async () => {
    const edit = (change: (files: Files) => void) => repacked(zip, change);
    const changed = await edit((files) => {
      files['report.json'] = Buffer.from('{}');
    });
    expect(await codesOf(changed)).toEqual([]);
    expect(await wrongOf(changed)).toEqual({ 'report.json': 'changed' });
    const missing = await edit((files) => {
      delete files['originals/0001-1.png'];
    });
    expect(await wrongOf(missing)).toEqual({ 'originals/0001-1.png': 'missing' });
    const added = await edit((files) => {
      files['evidence/9999-extra.png'] = Buffer.of(1);
    });
    expect(await wrongOf(added)).toEqual({ 'evidence/9999-extra.png': 'added' });
    const unsummed = await edit((files) => {
      delete files.SHA256SUMS;
    });
    expect(await wrongOf(unsummed)).toMatchObject({ SHA256SUMS: 'missing' });
  });

  it('finds a manifest that was changed, even one that fits the changed member', async () => {
    const forged = await repacked(zip, (files) => {
      const text = Buffer.from(files['manifest.json'] ?? []).toString('utf8');
      files['manifest.json'] = Buffer.from(text.replace('CASE-1', 'CASE-2'));
    });
    expect(await verifyDossier(forged)).toMatchObject({ intact: false, manifest: 'changed' });
    for (const text of ['', 'null', '{}', '[]', '{"format":"biaoshi-dossier","version":2,"members":[]}']) {
      const odd = await repacked(zip, (files) => {
        files['manifest.json'] = Buffer.from(text);
      });
      expect(await verifyDossier(odd)).toMatchObject({ intact: false, manifest: 'unreadable' });
    }
    const none = await repacked(zip, (files) => {
      delete files['manifest.json'];
    });
    expect(await verifyDossier(none)).toMatchObject({
      intact: false,
      manifest: 'missing',
      manifestSha256: null,
      head: null,
    });
  });

  it('is not satisfied by the same members packed by another program', async () => {
    const files = unzipSync(zip);
    expect((await verifyDossier(zipSync(files))).intact).toBe(false);
    expect((await verifyDossier(zipSync(files, { level: 0 }))).intact).toBe(false);
  });

  it('names the second of two members of one name, and a directory that lists others than are there', async () => {
    const entry = (name: string, offset: number) => ({ name, crc32: 0, size: 0, offset });
    const one = localHeader(entry('a', 0));
    const twice = Buffer.concat([one, one, directory([entry('a', 0), entry('a', one.length)])]);
    expect(await codesOf(twice)).toEqual(['duplicateName']);
    expect(await codesOf(Buffer.concat([one, directory([entry('b', 0)])]))).toEqual(['directoryDiffers']);
    expect(await codesOf(Buffer.concat([one, one, directory([entry('a', 0)])]))).toContain('directoryDiffers');
  });

  it.each(['../evil', '/etc/passwd', 'a\\b', 'C:x', 'a\u0000b', 'x'.repeat(121), ''])(
    'stops at the name %j',
    async (name) => {
      const header = localHeader({ name, crc32: 0, size: 0 });
      expect(await codesOf(Buffer.concat([header, directory([{ name, crc32: 0, size: 0, offset: 0 }])]))).toEqual([
        'unsafeName',
      ]);
    },
  );

  it('takes no length at its word', async () => {
    const header = localHeader({ name: 'a', crc32: 0, size: 0xffffffff });
    expect(await codesOf(Buffer.concat([header, Buffer.alloc(100)]))).toEqual(['truncated']);
    const long = Buffer.from(localHeader({ name: 'a', crc32: 0, size: 0 }));
    long.writeUInt16LE(0xffff, 26);
    expect(await codesOf(Buffer.concat([long, Buffer.alloc(70_000, 0x61)]))).toEqual(['unsafeName']);
  });

  it('ends at its limit of members', async () => {
    const headers = (count: number) =>
      Array.from({ length: count }, (_, at) => localHeader({ name: `m${at}`, crc32: 0, size: 0 }));
    expect(await codesOf(Buffer.concat(headers(MAX_ZIP_MEMBERS)))).toEqual(['directoryDiffers']);
    expect(await codesOf(Buffer.concat(headers(MAX_ZIP_MEMBERS + 1)))).toEqual(['tooManyMembers']);
  });

  it('reads a manifest up to its limit', async () => {
    const manifest = async (size: number) => {
      const bytes = await repacked(zip, (files) => {
        const text = Buffer.from(files['manifest.json'] ?? []);
        files['manifest.json'] = Buffer.concat([text, Buffer.alloc(size - text.length, ' ')]);
      });
      return (await verifyDossier(bytes)).manifest;
    };
    expect(await manifest(MAX_HELD_BYTES)).toBe('changed');
    expect(await manifest(MAX_HELD_BYTES + 1)).toBe('unreadable');
  });

  it('throws on no bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(zip.length - 1), async (noise, at) => {
        expect((await verifyDossier(noise)).intact).toBe(false);
        const spliced = Buffer.concat([zip.subarray(0, at), noise, zip.subarray(at + noise.length)]);
        expect((await verifyDossier(spliced)).intact).toBe(spliced.equals(zip));
      }),
      { numRuns: 60 },
    );
  });

  it('says what it cannot read', async () => {
    await expect(verifyDossier('/no/such/dossier.zip')).rejects.toMatchObject({ family: 'io', code: 'notFound' });
    await expect(verifyDossier(tmpdir())).rejects.toMatchObject({ family: 'io', code: 'notReadable' });
  });
});
