import type { C2paExamined, C2paManifest } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { EN } from '../locales/en.ts';
import { manifestTree } from './manifest-tree.ts';

const YES = { answer: 'yes', codes: [] } as const;

const manifest = (label: string, changes: Partial<C2paManifest> = {}): C2paManifest => ({
  label,
  title: '',
  claimGenerator: '',
  generatorName: '',
  generatorVersion: '',
  signer: null,
  actions: [],
  ingredients: [],
  assertions: [],
  ...changes,
});

const ingredient = (of: string | null, failures: readonly string[] = []) => ({
  title: `picture of ${of}`,
  relationship: 'componentOf',
  manifest: of,
  failures,
});

const store = (manifests: readonly C2paManifest[], changes: Partial<C2paExamined> = {}): C2paExamined => ({
  home: 'embedded',
  bytes: 1,
  state: 'valid',
  answers: {
    manifestPresent: YES,
    contentBound: YES,
    signatureValid: YES,
    signerTrusted: YES,
    certificateValid: YES,
    saysAi: YES,
  },
  inception: 'unknown',
  transformations: [],
  statements: [],
  product: '',
  vendor: '',
  active: manifests[0]?.label ?? '',
  manifests,
  failures: [],
  softBindings: [],
  watermarked: false,
  backend: 'wasm',
  ...changes,
});

const tree = (data: C2paExamined): string => manifestTree(data, 0, 'en', EN).join('\n');

describe('the tree of a store', () => {
  it('ends where manifests name each other, and loses none that nobody names', () => {
    const text = tree(
      store([
        manifest('a', { ingredients: [ingredient('b')] }),
        manifest('b', { ingredients: [ingredient('a'), ingredient('gone'), ingredient(null)] }),
        manifest('c'),
      ]),
    );
    expect(
      text
        .split('\n')
        .filter((line) => line.includes('manifest '))
        .map((line) => line.trimEnd()),
    ).toEqual([
      'manifest a (active)',
      '    manifest b',
      '        manifest a (shown above)',
      '        manifest gone (not in the store)',
      'manifest c',
    ]);
  });

  it('stays within the page however deep a store nests', () => {
    const names = Array.from({ length: 64 }, (_, index) => `m${index}`);
    const nested = names.map((name, index) => manifest(name, { ingredients: [ingredient(names[index + 1] ?? null)] }));
    const lines = tree(store(nested)).split('\n');
    expect(lines.filter((line) => /^ *manifest /.test(line))).toHaveLength(64);
    expect(Math.max(...lines.map((line) => line.search(/\S/)))).toBeLessThan(40);
  });

  it('puts failures and statements with the manifest that they are about', () => {
    const text = tree(
      store([manifest('a', { ingredients: [ingredient('b', ['claimSignature.mismatch'])] }), manifest('b')], {
        failures: [
          { code: 'assertion.dataHash.mismatch', url: 'self#jumbf=c2pa.assertions/c2pa.hash.data', scope: 'active' },
          { code: 'claimSignature.mismatch', url: 'self#jumbf=/c2pa/b/c2pa.signature', scope: 'ingredient' },
        ],
        statements: [
          {
            manifest: 'b',
            depth: 1,
            by: 'c2pa.created',
            digitalSourceType: 'trainedAlgorithmicMedia',
            ai: 'whole',
            softwareAgent: 'Painter',
            when: '',
          },
        ],
      }),
    );
    const [active, part] = text.split(/^ {4}manifest b$/m);
    expect(active).toContain('assertion.dataHash.mismatch  self#jumbf');
    expect(active).toContain('ingredient "picture of b"  componentOf  failed [claimSignature.mismatch]');
    expect(part).toContain('claimSignature.mismatch  self#jumbf=/c2pa/b/');
    expect(part).toContain('c2pa.created trainedAlgorithmicMedia (made by generative AI), by Painter');
  });

  it('names what made it once, though both fields of the claim do', () => {
    const madeWith = (claimGenerator: string) =>
      tree(store([manifest('a', { claimGenerator, generatorName: 'Image Maker', generatorVersion: '2' })]))
        .split('\n')
        .filter((line) => line.includes('made with'))
        .map((line) => line.trim().replace(/^made with +/, ''));
    expect(madeWith('Image Maker/2')).toEqual(['Image Maker 2']);
    expect(madeWith('Other Maker/2')).toEqual(['Image Maker 2', 'Other Maker/2']);
  });

  it('lets no text of the file act', () => {
    const hostile = '\u001b[2J\u202e\nFAKE';
    const text = tree(
      store([
        manifest(hostile, {
          title: hostile,
          claimGenerator: hostile,
          generatorName: hostile,
          signer: { organisation: hostile, commonName: hostile, algorithm: hostile, timestamp: hostile },
          actions: [
            {
              action: hostile,
              digitalSourceType: hostile,
              softwareAgent: hostile,
              when: hostile,
              description: hostile,
            },
          ],
          ingredients: [{ title: hostile, relationship: hostile, manifest: hostile, failures: [hostile] }],
          assertions: [hostile],
        }),
      ]),
    );
    expect(text).not.toMatch(/[\u001b\u202e]|^FAKE/m);
    expect(text).toContain('\\nFAKE');
  });
});
