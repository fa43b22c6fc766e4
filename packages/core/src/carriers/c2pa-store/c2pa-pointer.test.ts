import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { c2paStore, jpeg, jpegJumbf, jpegXmp, latin1Text, provenancePacket, xmpPacket } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const URL = 'https://example.com/manifests/1.c2pa';

const read = (attributes: string, children = '', segments: Uint8Array[] = []) => {
  const bytes = jpeg({ segments: [jpegXmp(provenancePacket(attributes, children)), ...segments] });
  const result = readEvidenceSync(memorySource(bytes));
  return { bytes, ...result, manifests: result.evidence.filter(({ kind }) => kind === 'c2paManifest') };
};

describe('a pointer to a manifest store', () => {
  it.each([
    ['attribute', `dcterms:provenance="${URL}"`, ''],
    ['element', '', `<dcterms:provenance>${URL}</dcterms:provenance>`],
    ['rdf:resource', '', `<dcterms:provenance rdf:resource="${URL}"/>`],
  ])('as %s is evidence with its place; there is still no store', (_, attributes, children) => {
    const { bytes, manifests, readings } = read(attributes, children);
    expect(manifests).toMatchObject([
      {
        carrier: 'jpeg:APP1:dcterms:provenance',
        location: { path: 'jpeg/APP1[0]/dcterms:provenance' },
        data: { state: 'remote', home: 'pointer', bytes: 0, url: URL },
      },
    ]);
    const places = manifests.map(({ location }) => ('path' in location ? [location.start, location.end] : []));
    expect(places.map(([start, end]) => latin1Text(bytes.subarray(start, end)))).toEqual([URL]);
    expect(readings.c2pa).toBe('absent');
  });

  it('beside a store: both are evidence, and the family is present', () => {
    const box = c2paStore(100);
    const { manifests, readings } = read(`dcterms:provenance="${URL}"`, '', [jpegJumbf(1, 1, box, 8, box.length)]);
    expect(manifests.map(({ data }) => 'state' in data && data.state).sort()).toEqual(['notExamined', 'remote']);
    expect(readings.c2pa).toBe('present');
  });

  it('its address is bounded', () => {
    const { manifests } = read(`dcterms:provenance="${URL}?${'q'.repeat(5000)}"`);
    expect(manifests.map(({ data }) => 'url' in data && data.url?.length)).toEqual([2048]);
  });

  it.each([
    ['a word', 'dcterms:provenance="a private collection"', ''],
    ['of another scheme', 'dcterms:provenance="file:///etc/passwd"', ''],
    ['without an address', 'dcterms:provenance="https://"', ''],
    ['another term', `dcterms:source="${URL}"`, ''],
    ['inside a structure', '', `<xmpMM:DerivedFrom dcterms:provenance="${URL}"/>`],
  ])('%s is nothing', (_, attributes, children) => expect(read(attributes, children).manifests).toEqual([]));

  describe('into the file itself', () => {
    const own = 'dcterms:provenance="self#jumbf=/c2pa/urn:uuid:1/c2pa.claim"';
    const box = c2paStore(100);
    const store = jpegJumbf(1, 1, box, 8, box.length);

    it('is residue where there is no store', () => {
      const { bytes, evidence } = read(own);
      expect(evidence).toMatchObject([{ kind: 'residue', data: { sign: 'missingCredentials' } }]);
      const places = evidence.map(({ location }) => ('path' in location ? [location.start, location.end] : []));
      expect(places.map(([start, end]) => latin1Text(bytes.subarray(start, end)))).toEqual([
        'self#jumbf=/c2pa/urn:uuid:1/c2pa.claim',
      ]);
    });

    it('is nothing where there is one, or where one could not be looked for everywhere', () => {
      expect(read(own, '', [store]).evidence.map(({ kind }) => kind)).toEqual(['c2paManifest']);
      const { bytes } = read(own);
      const cut = readEvidenceSync(memorySource(bytes.subarray(0, bytes.length - 40)));
      expect(cut.readings.c2pa).toBe('unreadable');
      expect(cut.evidence).toEqual([]);
    });
  });

  it('the prefix for another namespace is nothing', () => {
    const packet = xmpPacket(`xmlns:dcterms="http://purl.org/dc/elements/1.1/" dcterms:provenance="${URL}"`);
    const { evidence } = readEvidenceSync(memorySource(jpeg({ segments: [jpegXmp(packet)] })));
    expect(evidence).toEqual([]);
  });
});
