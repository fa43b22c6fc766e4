import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../test-support/command-line.ts';
import { MAX_ATTACHMENT_BYTES, readAttachments } from './attachments.ts';

describe('attachments', () => {
  it('have the file’s name alone, and the type of its ending', () => {
    const folder = scratch();
    for (const name of ['dossier.ZIP', 'sheet.pdf', 'note']) writeFileSync(join(folder, name), name);
    const files = readAttachments(['dossier.ZIP', 'sheet.pdf', 'note'].map((name) => join(folder, name)));
    expect(files.map(({ name, mediaType, bytes }) => [name, mediaType, Buffer.from(bytes).toString()])).toEqual([
      ['dossier.ZIP', 'application/zip', 'dossier.ZIP'],
      ['sheet.pdf', 'application/pdf', 'sheet.pdf'],
      ['note', 'application/octet-stream', 'note'],
    ]);
  });

  it('are taken up to the bound together, and refused one byte past it', () => {
    const folder = scratch();
    const [large, small] = [join(folder, 'large'), join(folder, 'small')];
    writeFileSync(large, '');
    writeFileSync(small, 'x');
    truncateSync(large, MAX_ATTACHMENT_BYTES - 1);
    expect(readAttachments([large, small])).toHaveLength(2);
    truncateSync(large, MAX_ATTACHMENT_BYTES);
    expect(() => readAttachments([large, small])).toThrowError(
      expect.objectContaining({ code: 'fileUnreadable', data: { file: small, reason: 'EFBIG' } }),
    );
  });

  it('that are no files are refused', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'd'));
    for (const [name, reason] of [
      ['d', 'ENOTSUP'],
      ['x', 'ENOENT'],
    ] as const) {
      expect(() => readAttachments([join(folder, name)])).toThrowError(
        expect.objectContaining({ data: { file: join(folder, name), reason } }),
      );
    }
  });
});
