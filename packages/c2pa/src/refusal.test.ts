import { describe, expect, it } from 'vitest';
import { LOCATED } from '../test-support/samples.ts';
import { LONGEST_TEXT } from './limits.ts';
import { refusedStore } from './refusal.ts';

const reasonOf = (thrown: string): unknown => refusedStore(thrown, LOCATED).reason;

describe('what the library throws', () => {
  it.each([
    ['C2pa(PrereleaseError)', 'prereleaseClaim'],
    ['C2pa(UnknownAlgorithm)', 'unknownAlgorithm'],
    ['C2pa(CoseSignatureAlgorithmNotSupported)', 'unknownAlgorithm'],
    ['C2pa(JumbfParseError(InvalidEmbeddedFileBox))', 'malformedStore'],
    ['C2pa(InvalidClaim(ClaimSuperboxNotFound))', 'malformedStore'],
    ['C2pa(AssertionMissing { url: "c2pa.actions" })', 'malformedStore'],
    ['C2pa(CoseInvalidCert)', 'malformedStore'],
    ['C2pa(UnsupportedType)', 'unsupportedFormat'],
    ['C2pa(ClaimMissingHardBinding)', 'unsupportedBinding'],
    ['C2pa(JumbfNotFound)', 'other'],
    ['C2pa(SomethingNew)', 'other'],
    ['', 'other'],
  ])('%s: %s', (thrown, reason) => {
    expect(refusedStore(thrown, LOCATED)).toEqual({
      state: 'couldNotCheck',
      reason,
      home: 'embedded',
      bytes: LOCATED.bytes,
    });
  });

  it('is taken from its names, not from words of the file that it repeats', () => {
    expect(reasonOf('C2pa(ClaimDecoding("PrereleaseError UnknownAlgorithm UnsupportedType"))')).toBe('malformedStore');
    expect(reasonOf('C2pa(ResourceNotFound("RemoteManifestUrl(\\"http://x\\")"))')).toBe('other');
  });

  it('is a pointer where the store is elsewhere', () => {
    expect(refusedStore('C2pa(RemoteManifestUrl("https://example.test/a\\"b"))', LOCATED)).toEqual({
      state: 'remote',
      home: 'pointer',
      bytes: 0,
      url: 'https://example.test/a"b',
    });
  });

  it.each([LONGEST_TEXT, LONGEST_TEXT + 1, 5000, 500_000])('has its address bounded: %i characters', (length) => {
    const { url } = refusedStore(`C2pa(RemoteManifestUrl("${'u'.repeat(length)}"))`, LOCATED);
    expect(url).toBe('u'.repeat(LONGEST_TEXT));
  });
});
