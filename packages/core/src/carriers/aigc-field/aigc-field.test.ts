import { type AigcFieldData, type Evidence, memorySource, readEvidenceSync } from '@biaoshi/core';
import {
  escapeXml,
  exifLabel,
  jpeg,
  jpegSegment,
  jpegXmp,
  labelJson,
  png,
  pngChunk,
  pngInternationalText,
  pngText,
  SAMPLE_FIELDS,
  wrappedJson,
  xmpAttributeLabel,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const TC260 = 'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"';
const read = (packet: string | Uint8Array) => readEvidenceSync(memorySource(jpeg({ segments: [jpegXmp(packet)] })));
const labels = (evidence: readonly Evidence[]): AigcFieldData[] =>
  evidence.flatMap((item) => (item.kind === 'aigcField' ? [item.data] : []));
const label = (packet: string | Uint8Array): AigcFieldData | undefined => labels(read(packet).evidence)[0];
const element = (content: string) => xmpPacket(TC260, `<TC260:AIGC>${content}</TC260:AIGC>`);
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('serialisations in XMP', () => {
  it.each([
    ['an element', xmpElementLabel(), 'xmpElement', true],
    ['an element in CDATA', element(`<![CDATA[${labelJson()}]]>`), 'xmpElement', true],
    ['an element with white space around', element(`\n  ${escapeXml(labelJson())}\n`), 'xmpElement', true],
    [
      'a language alternative',
      element(`<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(labelJson())}</rdf:li></rdf:Alt>`),
      'xmpElement',
      false,
    ],
    ['an attribute', xmpAttributeLabel(), 'xmpAttribute', true],
    ['an attribute in single quotes', xmpPacket(`${TC260} TC260:AIGC='${labelJson()}'`), 'xmpAttribute', true],
    [
      'another prefix for the namespace',
      xmpElementLabel().replaceAll('TC260:', 'a:').replace('xmlns:TC260', 'xmlns:a'),
      'xmpElement',
      true,
    ],
    ['the namespace without its last slash', xmpElementLabel().replace('AIGC/1.0/"', 'AIGC/1.0"'), 'xmpElement', true],
    [
      'base64 in XmpKvBase64',
      xmpPacket(`xmlns:kv="http://ns.example/kv/" kv:XmpKvBase64="${base64(`AIGC=${labelJson()}`)}"`),
      'kvBase64',
      false,
    ],
    [
      'base64 of the wrapped object',
      xmpPacket(`xmlns:kv="http://ns.example/kv/" kv:XmpKvBase64="${base64(wrappedJson())}"`),
      'kvBase64',
      false,
    ],
  ])('%s', (_, packet, form, standardPlace) => {
    expect(label(packet)).toMatchObject({ fields: SAMPLE_FIELDS, form, standardPlace, extraEncoding: 0 });
  });

  it.each([
    ['an attribute of RDF that is the value', `<TC260:AIGC rdf:value="${escapeXml(labelJson())}"/>`],
    [
      'the same on a description, with a qualifier',
      `<TC260:AIGC><rdf:Description rdf:value="${escapeXml(labelJson())}" TC260:note="x"/></TC260:AIGC>`,
    ],
    ['a resource', `<TC260:AIGC rdf:resource="${escapeXml(labelJson())}"/>`],
    [
      'a structure whose value it is',
      `<TC260:AIGC rdf:parseType="Resource"><rdf:value>${escapeXml(labelJson())}</rdf:value></TC260:AIGC>`,
    ],
    ['wrapped twice', `<TC260:AIGC>${escapeXml(JSON.stringify({ AIGC: { AIGC: SAMPLE_FIELDS } }))}</TC260:AIGC>`],
    ['quotation marks by number', `<TC260:AIGC>${labelJson().replaceAll('"', '&amp;#x0022;')}</TC260:AIGC>`],
  ])('%s', (_, children) => {
    const { evidence } = read(xmpPacket(TC260, children));
    expect(evidence).toMatchObject([{ kind: 'aigcField', data: { fields: SAMPLE_FIELDS } }]);
  });

  it('the keys as fields of a structure, in elements and in attributes', () => {
    const elements = Object.entries(SAMPLE_FIELDS).map(([key, value]) => `<TC260:${key}>${value}</TC260:${key}>`);
    const attributes = Object.entries(SAMPLE_FIELDS).map(([key, value]) => `TC260:${key}="${value}"`);
    for (const property of [
      `<TC260:AIGC rdf:parseType="Resource">${elements.join('')}</TC260:AIGC>`,
      `<TC260:AIGC><rdf:Description>${elements.join('')}</rdf:Description></TC260:AIGC>`,
      `<TC260:AIGC ${attributes.join(' ')}/>`,
    ]) {
      const { evidence } = read(xmpPacket(TC260, property));
      expect(evidence).toMatchObject([{ data: { fields: SAMPLE_FIELDS, form: 'xmpKeyed', standardPlace: false } }]);
    }
  });

  it('a description without rdf:RDF, and a node of another name than rdf:Description', () => {
    const bare = xmpElementLabel()
      .replace(/<rdf:RDF ([^>]*)><rdf:Description /, '<rdf:Description $1 ')
      .replace('</rdf:RDF>', '');
    const named = xmpElementLabel()
      .replaceAll('rdf:Description', 'ex:Photo')
      .replace('<ex:Photo', '<ex:Photo xmlns:ex="urn:x"');
    for (const packet of [bare, named])
      expect(label(packet)).toMatchObject({ fields: SAMPLE_FIELDS, form: 'xmpElement' });
  });

  it('no shell where the namespace holds a value, though not a label of this asset', () => {
    const ingredient = `<xmpMM:Ingredients><rdf:Bag><rdf:li rdf:parseType="Resource"><TC260:AIGC>${escapeXml(labelJson())}</TC260:AIGC></rdf:li></rdf:Bag></xmpMM:Ingredients>`;
    const packet = xmpPacket(`${TC260} xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"`, ingredient);
    expect(read(packet)).toMatchObject({ evidence: [], readings: { aigcField: 'absent' } });
  });

  it('more keyed properties than a call may have arguments', () => {
    const packet = xmpPacket(TC260, '<TC260:Label/>'.repeat(190_000));
    const bytes = png({ before: [pngInternationalText('XML:com.adobe.xmp', packet)] });
    expect(labels(readEvidenceSync(memorySource(bytes)).evidence)).toMatchObject([{ fields: { Label: '' } }]);
  });

  it('one attribute or child a key', () => {
    const attributes = label(xmpPacket(`${TC260} TC260:Label="1" TC260:ContentProducer="doubao" TC260:Other="x"`));
    expect(attributes).toMatchObject({
      fields: { Label: '1', ContentProducer: 'doubao' },
      form: 'xmpKeyed',
      standardPlace: false,
    });
    const children = label(xmpPacket(TC260, '<TC260:Label>2</TC260:Label><TC260:ProduceID></TC260:ProduceID>'));
    expect(children).toMatchObject({ fields: { Label: '2', ProduceID: '' }, form: 'xmpKeyed' });
  });

  it('UTF-16 in both orders, with places in bytes', () => {
    const json = labelJson({ Label: '1', ContentProducer: '豆包' });
    for (const order of ['utf16le', 'swapped'] as const) {
      const packet = Buffer.from(`\ufeff${element(escapeXml(json)).replace('\ufeff', '')}`, 'utf16le');
      if (order === 'swapped') packet.swap16();
      const bytes = jpeg({ segments: [jpegXmp(packet)] });
      const { evidence } = readEvidenceSync(memorySource(bytes));
      expect(evidence).toMatchObject([{ data: { fields: { ContentProducer: '豆包' } } }]);
      const place = evidence[0]?.location as { start: number; end: number };
      const value = Buffer.from(bytes.slice(place.start, place.end));
      if (order === 'swapped') value.swap16();
      expect(value.toString('utf16le')).toBe(escapeXml(json));
    }
  });

  it('gives the bytes of the value, also behind text that is not ASCII', () => {
    const bytes = jpeg({
      segments: [
        jpegXmp(
          xmpPacket(
            `${TC260} xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="图片𠀀é"`,
            `<TC260:AIGC>${escapeXml(labelJson())}</TC260:AIGC>`,
          ),
        ),
      ],
    });
    const place = readEvidenceSync(memorySource(bytes)).evidence[0]?.location as { start: number; end: number };
    expect(Buffer.from(bytes.subarray(place.start, place.end)).toString()).toBe(escapeXml(labelJson()));
  });
});

describe('encodings on top', () => {
  it.each([
    ['entities escaped twice', element(escapeXml(escapeXml(labelJson()))), 1],
    ['the JSON in a JSON string', element(escapeXml(JSON.stringify(labelJson()))), 1],
    ['the wrapper holding a JSON string', element(escapeXml(JSON.stringify({ AIGC: labelJson() }))), 1],
    ['three layers', element(escapeXml(JSON.stringify(JSON.stringify(JSON.stringify(labelJson()))))), 3],
  ])('%s is read and counted', (_, packet, extraEncoding) => {
    expect(label(packet)).toMatchObject({ fields: SAMPLE_FIELDS, extraEncoding });
  });

  it('a fourth layer is no label, and is not called absent', () => {
    const layered = [1, 2, 3, 4].reduce((text) => JSON.stringify(text), labelJson());
    const result = read(element(escapeXml(layered)));
    expect(result.readings.aigcField).toBe('unreadable');
  });
});

describe('values as read', () => {
  it('missing, empty and not-a-string stay different', () => {
    const json = '{"Label":1,"ContentProducer":"","ReservedCode1":{"a":[1]},"Extra":"x"}';
    expect(label(element(escapeXml(json)))).toMatchObject({
      fields: { Label: '1', ContentProducer: '', ReservedCode1: '{"a":[1]}' },
      notStrings: ['Label', 'ReservedCode1'],
      otherKeys: ['Extra'],
    });
    expect(Object.keys(label(element(escapeXml(json)))?.fields ?? {})).toEqual([
      'Label',
      'ContentProducer',
      'ReservedCode1',
    ]);
  });

  it('a repeated key is told, and the first value kept', () => {
    const json = '{"Label":"3","ContentProducer":"a","Label":"1"}';
    expect(label(element(escapeXml(json)))).toMatchObject({ fields: { Label: '3' }, duplicateKeys: ['Label'] });
  });

  it('null is an empty value that is no string', () => {
    const json = '{"Label":1,"ContentProducer":"a","ProduceID":null}';
    const fields = { Label: '1', ContentProducer: 'a', ProduceID: '' };
    expect(label(element(escapeXml(json)))).toMatchObject({ fields, notStrings: ['Label', 'ProduceID'] });
  });

  it('hostile keys do not reach prototypes', () => {
    expect(label(element(escapeXml('{"__proto__":{"Label":"1"},"ContentProducer":"a"}')))?.fields).toEqual({
      ContentProducer: 'a',
    });
  });
});

describe('what is not a label', () => {
  it.each([
    [
      'the property inside a structure',
      `<xmpMM:DerivedFrom xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" rdf:parseType="Resource"><TC260:AIGC>${escapeXml(labelJson())}</TC260:AIGC></xmpMM:DerivedFrom>`,
    ],
    ['another namespace', `<b:AIGC xmlns:b="http://example.org/">${escapeXml(labelJson())}</b:AIGC>`],
    [
      'a description that quotes one',
      `<dc:description xmlns:dc="http://purl.org/dc/elements/1.1/">${escapeXml(wrappedJson())}</dc:description>`,
    ],
  ])('%s', (_, child) => {
    const result = read(
      xmpPacket(
        '',
        child.replaceAll('TC260:', 't:').replace('<t:AIGC>', '<t:AIGC xmlns:t="http://www.tc260.org.cn/ns/AIGC/1.0/">'),
      ),
    );
    expect(labels(result.evidence)).toEqual([]);
    expect(result.readings.aigcField).toBe('absent');
  });

  it('a property outside rdf:RDF', () => {
    const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/" ${TC260}><TC260:AIGC>${escapeXml(labelJson())}</TC260:AIGC></x:xmpmeta>`;
    expect(labels(read(packet).evidence)).toEqual([]);
  });

  it.each([
    ['an empty property', element(''), 'emptyTc260Property'],
    ['an empty object', element('{}'), 'emptyTc260Property'],
    ['the namespace without a value', xmpPacket(TC260), 'emptyTc260Shell'],
  ])('%s is residue', (_, packet, sign) => {
    expect(read(packet)).toMatchObject({
      evidence: [{ kind: 'residue', data: { sign } }],
      readings: { aigcField: 'absent' },
    });
  });

  it('a wrapper without any of the seven keys is a trace', () => {
    const result = read(element(escapeXml('{"AIGC":{"ServiceProvider":"x","Time":"y"}}')));
    expect(result.evidence).toMatchObject([
      { kind: 'generatorTrace', data: { dialect: 'aigc-wrapper-without-label' } },
    ]);
    expect(result.readings.aigcField).toBe('absent');
  });

  it.each([
    ['torn JSON', element(escapeXml(labelJson().slice(0, -9)))],
    ['words', element('AI generated')],
    ['a base64 field that is none', xmpPacket('xmlns:kv="http://ns.example/kv/" kv:XmpKvBase64="***"')],
    [
      'XML that is not well formed',
      xmpElementLabel().replace('</TC260:AIGC>', '').replace('<TC260:AIGC>', '<TC260:X>'),
    ],
    ['an unbound prefix', xmpPacket('', `<TC260:AIGC>${escapeXml(labelJson())}</TC260:AIGC>`)],
    ['a list where the object should be', element(escapeXml(`[${labelJson()}]`))],
  ])('%s in its home is unreadable, not absent', (_, packet) => {
    expect(read(packet).readings.aigcField).toBe('unreadable');
  });

  const comment = (text: string, limits = {}) =>
    readEvidenceSync(memorySource(png({ before: [pngChunk('eXIf', exifLabel(text))] })), { limits }).readings.aigcField;

  it.each([
    ['wrapped', wrappedJson().slice(0, 90)],
    ['bare', labelJson().slice(0, 90)],
    ['wrapped behind another key', wrappedJson().replace('{', '{"v":1,').slice(0, 90)],
    ['in a JSON string', JSON.stringify(wrappedJson()).slice(0, 90)],
    ['in entities', escapeXml(wrappedJson()).slice(0, 90)],
    ['cut where the object would begin', '{"AIGC":'],
  ])('a torn object in a free text is unreadable: %s', (_, text) => {
    expect(comment(text)).toBe('unreadable');
  });

  it.each([
    ['torn JSON of something else', '{"prompt":"an AIGC poster","seed":'],
    ['words about it', 'AIGC, ContentProducer: x'],
    ['JSON that quotes one', JSON.stringify({ prompt: wrappedJson() })],
  ])('a free text that only speaks of it is nothing: %s', (_, text) => {
    expect(comment(text)).toBe('absent');
  });

  it('an object in a free text that is too long to be read is not absent', () => {
    const text = wrappedJson({ ...SAMPLE_FIELDS, ReservedCode1: 'x'.repeat(2000) });
    expect(comment(text, { maxJsonBytes: text.length })).toBe('present');
    expect(comment(text, { maxJsonBytes: text.length - 1 })).toBe('unreadable');
  });
});

describe('an object glued to the word', () => {
  const comment = (text: string) => jpeg({ segments: [jpegSegment(0xfe, text)] });
  const jfif = (text: string) =>
    jpeg({ segments: [jpegSegment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9, text)] });
  it.each([
    ['a comment', comment(`AIGC${labelJson()}`)],
    ['a comment behind white space', comment(`\ufeff AIGC = ${labelJson()}`)],
    ['a JFIF segment, behind its thumbnail', jfif(`AIGC${labelJson()}`)],
    ['an APPn', jpeg({ segments: [jpegSegment(0xe9, `AIGC:${labelJson()}\0 rest`)] })],
  ])('in %s', (_, bytes) => {
    const result = readEvidenceSync(memorySource(bytes));
    expect(labels(result.evidence)).toMatchObject([{ fields: SAMPLE_FIELDS, form: 'glued', standardPlace: false }]);
    const starts = result.evidence.map(({ location }) => ('path' in location ? bytes[location.start] : undefined));
    expect(starts).toEqual(['{'.charCodeAt(0)]);
  });

  it.each([
    ['a sentence', comment(`about AIGC${labelJson()}`)],
    ['a thumbnail', jfif('').fill(0x41, 20, 23)],
    ['the word alone', comment('AIGC label')],
  ])('is not what %s is', (_, bytes) => {
    expect(labels(readEvidenceSync(memorySource(bytes)).evidence)).toEqual([]);
  });
});

describe('a PNG keyword', () => {
  const text = (keyword: string, value: string) =>
    readEvidenceSync(memorySource(png({ before: [pngText(keyword, value)] })));
  it.each(['AIGC', 'TC260:AIGC', 'MyAIGC'])('%s has a bare label', (keyword) => {
    expect(text(keyword, labelJson()).readings.aigcField).toBe('present');
  });
  it('that says AIGC and nothing else cannot hold free text', () => {
    expect(text('AIGC', 'hello').readings.aigcField).toBe('unreadable');
    expect(text('AIGC', 'true').readings.aigcField).toBe('unreadable');
    expect(text('MyAIGCnote', 'hello').readings.aigcField).toBe('absent');
  });
});

describe('limits', () => {
  const long = (bytes: number) =>
    jpeg({
      segments: [
        jpegSegment(0xfe, 'AIGC', labelJson().replace('"Label"', `${' '.repeat(bytes - labelJson().length)}"Label"`)),
      ],
    });
  it('JSON length: at the limit and one past it', () => {
    const run = (bytes: number) => readEvidenceSync(memorySource(long(bytes)), { limits: { maxJsonBytes: 1000 } });
    expect(run(1000).readings.aigcField).toBe('present');
    expect(run(1001).problems).toMatchObject([{ code: 'limitExceeded', data: { limit: 'maxJsonBytes' } }]);
    expect(run(1001).readings.aigcField).toBe('unreadable');
  });
});
