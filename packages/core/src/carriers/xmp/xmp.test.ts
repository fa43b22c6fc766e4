import { memorySource, type ReadOptions, readEvidenceSync } from '@biaoshi/core';
import { jpeg, jpegXmp, xmpPacket } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const read = (packet: string | Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(jpeg({ segments: [jpegXmp(packet)] })), { keepParts: true, ...options });

const properties = (packet: string) => {
  const part = read(packet).parts.find(({ kind }) => kind === 'xmpProperties');
  return part?.kind === 'xmpProperties' ? part.properties.map(({ path, form, text }) => [path, form, text]) : [];
};

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const MM =
  'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"';

describe('leaf values', () => {
  it('of attributes, elements, lists and structures, in document order, with paths that do not depend on prefixes', () => {
    const packet = xmpPacket(
      `${DC} ${MM} xmlns:q="http://ns.adobe.com/xap/1.0/" q:CreatorTool="Tool &amp; Co"`,
      '<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>' +
        '<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved"/><rdf:li rdf:parseType="Resource"><stEvt:action>edited</stEvt:action></rdf:li></rdf:Seq></xmpMM:History>' +
        '<dc:source xml:lang="en">mixed<dc:extra/></dc:source>',
    );
    expect(properties(packet)).toEqual([
      ['xmp:CreatorTool', 'attribute', 'Tool & Co'],
      ['dc:creator/rdf:li[1]', 'element', 'A'],
      ['dc:creator/rdf:li[2]', 'element', 'B'],
      ['xmpMM:History/rdf:li[1]/stEvt:action', 'attribute', 'saved'],
      ['xmpMM:History/rdf:li[2]/stEvt:action', 'element', 'edited'],
      ['dc:source/dc:extra', 'element', ''],
      ['dc:source', 'element', 'mixed'],
    ]);
  });

  it('places in bytes of values that close after later ones', () => {
    const packet = xmpPacket(DC, '<dc:a>前<dc:b>中𠮷é</dc:b>后</dc:a><dc:c>末</dc:c>');
    const bytes = jpeg({ segments: [jpegXmp(packet)] });
    const { parts } = readEvidenceSync(memorySource(bytes), { keepParts: true });
    const found = parts.flatMap((part) => (part.kind === 'xmpProperties' ? part.properties : []));
    const text = (range: { start: number; end: number }) =>
      new TextDecoder().decode(bytes.subarray(range.start, range.end));
    expect(found.map((property) => [property.path, text(property)])).toEqual([
      ['dc:a/dc:b', '中𠮷é'],
      ['dc:a', '前<dc:b>中𠮷é</dc:b>后'],
      ['dc:c', '末'],
    ]);
  });

  it('never expands entities of a document type', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${xmpPacket(DC, '<dc:format>&b;</dc:format>')}`;
    const result = read(bomb);
    expect(result.problems).toMatchObject([{ code: 'malformedXml' }]);
    expect(JSON.stringify(result.parts)).not.toContain('aaaaaaaaaaaa');
  });

  it('a usual prefix for another namespace does not pass for the usual one in a path', () => {
    const packet = xmpPacket(
      'xmlns:xmpMM="http://example.org/" xmlns:dc="http://purl.org/dc/terms/" xmpMM:a="1" dc:b="2"',
    );
    expect(properties(packet)).toEqual([
      ['not-xmpMM:a', 'attribute', '1'],
      ['dcterms:b', 'attribute', '2'],
    ]);
  });

  it('places nothing exactly in a packet that is no text throughout, where a lost byte would shift the count', () => {
    const lost = new Uint8Array(400).fill(0xff);
    const [head = '', tail = ''] = xmpPacket(DC, '<dc:a>|</dc:a><dc:c>end</dc:c>').split('|');
    const { parts } = read(Buffer.concat([Buffer.from(head), lost, Buffer.from(tail)]));
    const packet = parts.find(({ kind }) => kind === 'xmp');
    const found = parts.flatMap((part) => (part.kind === 'xmpProperties' ? part.properties : []));
    expect(found.map(({ path, start, end }) => [path, start, end])).toEqual(
      ['dc:a', 'dc:c'].map((path) => [path, packet?.start, packet?.end]),
    );
  });

  it('escapes names from the file in paths', () => {
    expect(properties(xmpPacket('xmlns:é="http://e/" é:ü="1"'))).toEqual([['%E9:%FC', 'attribute', '1']]);
  });
});

describe('limits and damage', () => {
  const nested = (depth: number) => xmpPacket(DC, `${'<dc:a>'.repeat(depth)}x${'</dc:a>'.repeat(depth)}`);
  it('nesting: at the limit and one past it', () => {
    const above = 3;
    expect(read(nested(32 - above)).problems).toEqual([]);
    const past = read(nested(32 - above + 1));
    expect(past.problems).toMatchObject([{ code: 'limitExceeded', data: { limit: 'maxNesting', value: 32 } }]);
    expect(past.readings.aigcField).toBe('unreadable');
  });

  it('nodes: at the limit and one past it', () => {
    const packet = xmpPacket(DC, '<dc:a/><dc:b/>');
    const attributes = 4;
    const elements = 5;
    expect(read(packet, { limits: { maxXmlNodes: attributes + elements } }).problems).toEqual([]);
    expect(read(packet, { limits: { maxXmlNodes: attributes + elements - 1 } }).problems).toMatchObject([
      { code: 'limitExceeded', data: { limit: 'maxXmlNodes' } },
    ]);
  });

  it('tells where a packet stops being well formed', () => {
    const packet = xmpPacket(DC, '<dc:a>1</dc:b>');
    const at = packet.indexOf('</dc:b>');
    const [problem] = read(packet).problems;
    expect(problem?.code).toBe('malformedXml');
    const start = (problem?.location.start ?? 0) - 35;
    const bom = 2;
    expect(start).toBeGreaterThan(at + bom);
    expect(start).toBeLessThanOrEqual(at + bom + '</dc:b>'.length);
  });

  it('ill-formed UTF-8 cannot prove absence', () => {
    const result = read(Buffer.concat([Buffer.from(xmpPacket(DC)), Buffer.from([0xff])]));
    expect(result.problems).toMatchObject([{ code: 'badEncoding' }]);
    expect(result.readings).toMatchObject({ xmp: 'present', aigcField: 'unreadable' });
  });

  it('reads kilobytes of padding and an end marker as nothing', () => {
    const padded = xmpPacket(DC).replace('<?xpacket end', `${' \n'.repeat(4000)}<?xpacket end`);
    expect(read(padded).problems).toEqual([]);
  });
});
