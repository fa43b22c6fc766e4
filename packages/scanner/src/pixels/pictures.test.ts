import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssetEvidence, type Evidence, memorySource, readEvidenceSync } from '@biaoshi/core';
import { jpeg, png } from '@biaoshi/testkit';
import type { CropRequest, CropResult } from '@biaoshi/vision';
import { describe, expect, it } from 'vitest';
import { plainPng, tempFolder } from '../../test-support/temp-folder.ts';
import { makeFolder, resolvePictures } from './picture-setup.ts';
import { Pictures } from './pictures.ts';

const read = (bytes: Uint8Array): AssetEvidence => readEvidenceSync(memorySource(bytes));

const seen = (id: string, kind: 'visibleText' | 'vendorMark' | 'invisibleMark', data: object = {}): Evidence =>
  ({
    id,
    kind,
    reader: 'test',
    readerVersion: 1,
    carrier: 'pixels',
    location: { region: { x: 1, y: 2, width: 3, height: 4 } },
    data,
  }) as unknown as Evidence;

const LABEL = seen('e1', 'visibleText', { reading: 'label' });
const withEvidence = (...evidence: readonly Evidence[]): AssetEvidence => ({ ...read(png()), evidence });

/** Cuts out whatever it is asked for, and remembers what that was. */
class Cutter {
  readonly asked: CropRequest[] = [];
  readonly #changes: Partial<CropResult>;
  constructor(changes: Partial<CropResult> = {}) {
    this.#changes = changes;
  }
  async crops(_bytes: Uint8Array, request: CropRequest): Promise<CropResult> {
    this.asked.push(request);
    const picture = { mediaType: 'image/png', width: 1, height: 1, bytes: plainPng } as const;
    const crops = request.regions.map(({ evidence }) => ({ evidence, picture }));
    return { thumbnail: request.thumbnail ? picture : null, crops, leftOut: [], problems: [], ...this.#changes };
  }
}

const request = (index: number, bytes: () => Uint8Array | 'tooLarge' = () => plainPng) => ({
  index,
  bytes,
  signal: undefined,
});

describe('pictures', () => {
  it('are made for the first assets of formats that are decoded, whatever their pixels show', async () => {
    const cutter = new Cutter();
    const pictures = new Pictures({ rendered: 2, folder: null }, cutter);
    expect([0, 1, 2].map((index) => pictures.isRendered(read(jpeg()), index))).toEqual([true, true, false]);
    expect(pictures.isRendered(read(new Uint8Array(9)), 0)).toBe(false);
    const { pictures: first } = await pictures.show(withEvidence(), request(1));
    expect(first).toMatchObject({ thumbnail: { width: 1 }, crops: [] });
    expect(await pictures.show(withEvidence(LABEL), request(2))).toEqual({ problems: [] });
    expect(cutter.asked).toHaveLength(1);
  });

  it('show what a person sees: labels, what is part of one, and marks', async () => {
    const cutter = new Cutter();
    const asset = withEvidence(
      LABEL,
      seen('e2', 'visibleText', { reading: 'aiElement' }),
      seen('e3', 'visibleText', { reading: 'other' }),
      seen('e4', 'vendorMark'),
      seen('e5', 'invisibleMark'),
    );
    await new Pictures({ rendered: 1, folder: null }, cutter).show(asset, request(0));
    expect(cutter.asked[0]?.regions.map(({ evidence }) => evidence)).toEqual(['e1', 'e2', 'e4']);
  });

  it('in the folder are named by index and evidence, whole, and replace those of a run before', async () => {
    const folder = tempFolder({ '12-e1.png': 'old' });
    const pictures = new Pictures({ rendered: 0, folder }, new Cutter());
    expect(await pictures.show(withEvidence(LABEL), request(12))).toEqual({ problems: [] });
    expect(await pictures.show(withEvidence(), request(13))).toEqual({ problems: [] });
    expect(readdirSync(folder)).toEqual(['12-e1.png']);
    expect(new Uint8Array(readFileSync(join(folder, '12-e1.png')))).toEqual(new Uint8Array(plainPng));
  });

  it('that are owed are a problem of the asset, and nothing half-written stays', async () => {
    const folder = tempFolder({ 'taken/7-e1.png/x': '' });
    const taken = new Pictures({ rendered: 1, folder: join(folder, 'taken') }, new Cutter());
    const { problems, pictures } = await taken.show(withEvidence(LABEL), request(7));
    expect(problems).toMatchObject([{ code: 'ioError', severity: 'warning', location: { path: 'pictures' } }]);
    expect(pictures).toBeUndefined();
    expect(readdirSync(join(folder, 'taken'))).toEqual(['7-e1.png']);
    const bounded = new Pictures({ rendered: 0, folder }, new Cutter({ leftOut: ['e17', 'e18'] }));
    expect((await bounded.show(withEvidence(LABEL), request(1))).problems).toMatchObject([
      { code: 'limitExceeded', severity: 'warning', data: { limit: 'evidenceCrops', value: 1 } },
    ]);
  });

  it('are none where the bytes are too many, or nobody can decode them', async () => {
    const pictures = new Pictures({ rendered: 1, folder: null }, new Cutter());
    expect(
      await pictures.show(
        withEvidence(),
        request(0, () => 'tooLarge'),
      ),
    ).toEqual({ problems: [] });
    const nobody = new Pictures({ rendered: 1, folder: null }, { crops: async () => undefined });
    expect(await nobody.show(withEvidence(), request(0))).toEqual({ problems: [] });
  });
});

describe('the setup of pictures', () => {
  it('is none unless asked for', () => {
    expect(resolvePictures({})).toBeNull();
    expect(resolvePictures({ pictures: 3 })).toEqual({ rendered: 3, folder: null });
    expect(resolvePictures({ evidenceDir: '/a/b' })).toEqual({ rendered: 0, folder: '/a/b' });
  });

  it.each([{ pictures: -1 }, { pictures: 0.5 }, { evidenceDir: '' }])('refuses %o', (options) => {
    expect(() => resolvePictures(options)).toThrow(expect.objectContaining({ code: 'invalidOption' }));
  });

  it('makes its folder, with those above it, or says that it cannot', () => {
    const folder = tempFolder();
    const below = join(folder, 'a', 'b');
    makeFolder({ rendered: 0, folder: below });
    expect(existsSync(below)).toBe(true);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder({ rendered: 0, folder: join(folder, 'file') })).toThrow(
      expect.objectContaining({ family: 'io', code: 'writeFailed' }),
    );
  });
});
