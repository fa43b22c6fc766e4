import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { jpeg, jpegXmp, latin1Text, provenancePacket, xmpHistoryOf, xmpPacket } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { MAX_HISTORY_EVENTS } from './notes.ts';

function read(packet: string) {
  const bytes = jpeg({ segments: [jpegXmp(packet)] });
  const { evidence } = readEvidenceSync(memorySource(bytes));
  return evidence.flatMap((item) => {
    if (item.kind !== 'xmpHistory' || !('path' in item.location)) return [];
    const { path, start, end } = item.location;
    return [{ data: item.data, carrier: item.carrier, path, stored: latin1Text(bytes.subarray(start, end)) }];
  });
}

const dataOf = (attributes: string, children = '') =>
  read(provenancePacket(attributes, children)).map(({ data }) => data);

const NOTHING = { creatorTool: '', documentId: '', originalDocumentId: '', derivedFrom: '', events: [] };
const event = (action: string, more = {}) => ({ action, softwareAgent: '', when: '', changed: '', ...more });

describe('what a packet tells', () => {
  it('tools, documents and events in order, one evidence, from the first property to the last', () => {
    const packet = provenancePacket(
      'xmp:CreatorTool="Editor 5" photoshop:Credit="none of it" xmpMM:DocumentID="xmp.did:1" xmpMM:OriginalDocumentID="xmp.did:0"',
      '<xmpMM:DerivedFrom stRef:instanceID="xmp.iid:9" stRef:documentID="xmp.did:9"/>' +
        xmpHistoryOf(
          '<rdf:li stEvt:action="created" stEvt:when="2026-01-02T03:04:05Z" stEvt:instanceID="xmp.iid:1"/>',
          '<rdf:li rdf:parseType="Resource"><stEvt:action>saved</stEvt:action><stEvt:softwareAgent>Editor &amp; Co</stEvt:softwareAgent><stEvt:changed>/</stEvt:changed></rdf:li>',
          '<rdf:li><rdf:Description stEvt:action="converted" stEvt:parameters="from a to b"/></rdf:li>',
        ) +
        '<photoshop:Instructions>after it</photoshop:Instructions>',
    );
    const [found, ...more] = read(packet);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ carrier: 'jpeg:APP1', path: 'jpeg/APP1[0]' });
    expect(found?.data).toEqual({
      creatorTool: 'Editor 5',
      documentId: 'xmp.did:1',
      originalDocumentId: 'xmp.did:0',
      derivedFrom: 'xmp.did:9',
      events: [
        event('created', { when: '2026-01-02T03:04:05Z' }),
        event('saved', { softwareAgent: 'Editor & Co', changed: '/' }),
        event('converted'),
      ],
    });
    expect(found?.stored.startsWith('Editor 5" photoshop')).toBe(true);
    expect(found?.stored.endsWith('stEvt:action="converted')).toBe(true);
  });

  it.each([
    [
      'an instance where no document is named',
      '<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:instanceID>i</stRef:instanceID></xmpMM:DerivedFrom>',
      'i',
    ],
    ['a plain text', '<xmpMM:DerivedFrom>old form</xmpMM:DerivedFrom>', 'old form'],
    ['a resource', '<xmpMM:DerivedFrom rdf:resource="uuid:7"/>', 'uuid:7'],
  ])('derived from %s', (_, children, derivedFrom) => {
    expect(dataOf('', children)).toEqual([{ ...NOTHING, derivedFrom }]);
  });

  it('two histories in one packet do not run into each other', () => {
    const one = xmpHistoryOf('<rdf:li stEvt:action="created"/>');
    expect(dataOf('', one + one)).toEqual([{ ...NOTHING, events: [event('created'), event('created')] }]);
  });

  it('events whose fields are in the namespace of the history, beside others', () => {
    const items = [
      '<rdf:li xmpMM:action="produced" xmpMM:when="1"/>',
      '<rdf:li stEvt:action="produced" stEvt:when="2"/>',
    ];
    expect(dataOf('', xmpHistoryOf(...items))).toEqual([
      { ...NOTHING, events: [event('produced', { when: '1' }), event('produced', { when: '2' })] },
    ]);
  });

  it('a history of one event without a list', () => {
    expect(dataOf('', '<xmpMM:History stEvt:action="saved" stEvt:when="now"/>')).toEqual([
      { ...NOTHING, events: [event('saved', { when: 'now' })] },
    ]);
  });
});

describe('nothing', () => {
  it.each([
    ['none of the properties', 'photoshop:Credit="x" xmp:Rating="5" xmpMM:InstanceID="xmp.iid:1"', ''],
    ['empty ones', 'xmp:CreatorTool="" xmpMM:DocumentID=" "', xmpHistoryOf('<rdf:li stEvt:action=""/>')],
    [
      'another document’s history',
      '',
      `<xmpMM:Pantry><rdf:Bag><rdf:li rdf:parseType="Resource">${xmpHistoryOf('<rdf:li stEvt:action="created"/>')}</rdf:li></rdf:Bag></xmpMM:Pantry>`,
    ],
    [
      'an ingredient’s document',
      '',
      '<xmpMM:Ingredients><rdf:Bag><rdf:li stRef:documentID="xmp.did:1" xmpMM:DocumentID="xmp.did:2"/></rdf:Bag></xmpMM:Ingredients>',
    ],
    [
      'events outside a history',
      '',
      '<xmpMM:Versions><rdf:Seq><rdf:li stEvt:action="saved"/></rdf:Seq></xmpMM:Versions>',
    ],
  ])('%s', (_, attributes, children) => expect(dataOf(attributes, children)).toEqual([]));

  it('the usual prefixes for other namespaces', () => {
    const packet = xmpPacket(
      'xmlns:xmp="http://a/" xmlns:xmpMM="http://b/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" xmp:CreatorTool="x"',
      xmpHistoryOf('<rdf:li stEvt:action="created"/>'),
    );
    expect(read(packet)).toEqual([]);
  });
});

describe('bounds', () => {
  const items = (count: number) => Array.from({ length: count }, (_, index) => `<rdf:li stEvt:action="a${index}"/>`);

  it('of events: all at the bound; one past it, the middle is left out and counted', () => {
    const [full] = dataOf('', xmpHistoryOf(...items(MAX_HISTORY_EVENTS)));
    expect(full?.events).toHaveLength(MAX_HISTORY_EVENTS);
    expect(full).not.toHaveProperty('omittedEvents');
    const [past] = dataOf('', xmpHistoryOf(...items(MAX_HISTORY_EVENTS + 1)));
    expect(past?.omittedEvents).toBe(1);
    const [many] = dataOf('', xmpHistoryOf(...items(1000)));
    const half = MAX_HISTORY_EVENTS / 2;
    const expected = Array.from({ length: MAX_HISTORY_EVENTS }, (_, at) => `a${at < half ? at : 1000 - 2 * half + at}`);
    expect(many?.events.map(({ action }) => action)).toEqual(expected);
    expect(many?.omittedEvents).toBe(1000 - MAX_HISTORY_EVENTS);
  });

  it('of texts, without half a character at the end', () => {
    const [found] = dataOf(`xmp:CreatorTool="${'x'.repeat(256)}" xmpMM:DocumentID="${'x'.repeat(255)}𠮷"`);
    expect(found).toMatchObject({ creatorTool: 'x'.repeat(256), documentId: 'x'.repeat(255) });
  });
});
