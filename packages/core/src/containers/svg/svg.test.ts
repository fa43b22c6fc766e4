import {
  bytesOf,
  containerMatrix,
  findBytes,
  labelJson,
  png,
  pngText,
  runMutants,
  svg,
  svgMetadata,
  utf16Bytes,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';
import { svg as container } from './index.ts';

const read = (file: string | Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytesOf(file)), { keepParts: true, ...options });
const problemsOf = (file: string | Uint8Array, options?: ReadOptions) =>
  read(file, options).problems.map(({ code, severity }) => `${severity} ${code}`);
const partsOf = (file: string | Uint8Array) => read(file).parts.filter(({ kind }) => kind !== 'xmpProperties');
const textsOf = (file: string | Uint8Array) => partsOf(file).map(({ data }) => new TextDecoder().decode(data));

const WRAPPED = xmpElementLabel();
const PACKET = WRAPPED.replaceAll(/<\?xpacket.*?\?>/g, '');
const RDF = PACKET.replaceAll(/<\/?x:xmpmeta[^>]*>/g, '');

describe('a C2PA store (C2PA 2.x, embedding manifests into SVG)', () => {
  const element = (namespace: string) => `<c2pa:manifest xmlns:c2pa="${namespace}">AAAA</c2pa:manifest>`;
  const store = element('http://c2pa.org/manifest');

  it('is the content of the manifest element in metadata', () => {
    const file = svg(svgMetadata(store));
    const { parts, readings } = read(file);
    const start = findBytes(bytesOf(file), 'AAAA');
    const range = { start, end: start + 4 };
    expect(parts).toMatchObject([{ kind: 'jumbf', path: 'svg/c2pa[0]', ranges: [range], ...range }]);
    expect(readings.c2pa).toBe('present');
  });

  it.each([
    ['of another namespace', svg(svgMetadata(element('http://example.org/manifest')))],
    ['outside metadata', svg(store)],
    ['empty', svg(svgMetadata('<c2pa:manifest xmlns:c2pa="http://c2pa.org/manifest"/>'))],
  ])('%s is none', (_what, file) => expect(read(file).readings.c2pa).toBe('absent'));
});

describe('an SVG with packets in its metadata', () => {
  const file = svg(`<g>${svgMetadata(WRAPPED)}</g>${svgMetadata(`\n${RDF}\n`)}`, {
    prologue: '<?xml version="1.0" encoding="UTF-8"?>\n<!-- 标识 > -->\n<!DOCTYPE svg [<!ENTITY a "]>">]>\n',
  });
  const bytes = bytesOf(file);
  containerMatrix('svg', bytes, {
    everyCutShows: true,
    expect: {
      format: 'svg',
      width: 2,
      height: 2,
      parts: [
        {
          kind: 'xmp',
          path: 'svg/xmp[0]',
          text: WRAPPED,
          start: findBytes(bytes, WRAPPED),
          end: findBytes(bytes, WRAPPED) + bytesOf(WRAPPED).length,
          verbatim: true,
          namespaces: { '': 'http://www.w3.org/2000/svg' },
        },
        { kind: 'xmp', path: 'svg/xmp[1]', text: RDF, start: findBytes(bytes, `\n${RDF}`) + 1, verbatim: true },
      ],
      readings: { xmp: 'present', aigcField: 'present' },
    },
  });
});

describe('what is taken for an SVG', () => {
  const drawing = svg();
  it.each([
    ['a drawing', drawing],
    ['with a prefix', drawing.replaceAll('svg xmlns=', 's:svg xmlns:s=').replace('</svg>', '</s:svg>')],
    ['a document type before it', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a>b">${drawing}`],
    ['an internal subset', `<!DOCTYPE svg [<!-- ]> --><!ENTITY x ']>'><?y ]>?>]>${drawing}`],
    ['a long comment', `<!--${'x'.repeat(3000)}-->${drawing}`],
    ['a root tag longer than the first look', svg('', { attributes: `id="${'x'.repeat(200)}"` })],
    ['a byte order mark', `\ufeff${drawing}`],
  ])('%s', (_, file) => {
    expect(read(file)).toMatchObject({ format: 'svg', problems: [] });
  });

  it.each([
    ['an HTML page', `<!DOCTYPE html><html><body>${drawing}</body></html>`],
    ['an XHTML page', `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${drawing}</html>`],
    ['a page of comments', `<!-- ${drawing} -->`],
    ['text before the drawing', `x${drawing}`],
    ['text that names it', '&lt;svg&gt;'],
    ['another name', drawing.replaceAll('svg ', 'svgx ')],
    ['a CDATA section', `<![CDATA[${drawing}]]>`],
    ['a declaration of that name', '<!ELEMENT svg ANY><x/>'],
  ])('not %s', (_, file) => {
    expect(read(file).format).toBeNull();
  });

  it('not what ends inside a name', () => {
    expect(container.matches(bytesOf('<svg'))).toBe(false);
    expect(container.matches(bytesOf('<svg '))).toBe(true);
  });
});

describe('where a packet counts', () => {
  it.each([
    ['a packet element', svg(svgMetadata(PACKET)), [PACKET]],
    ['bare RDF', svg(svgMetadata(RDF)), [RDF]],
    ['two packets in one element', svg(svgMetadata(PACKET + WRAPPED)), [PACKET, WRAPPED]],
    ['a wrapped packet outside metadata', svg(WRAPPED), [WRAPPED]],
    [
      'a wrapper without an end',
      svg(svgMetadata(WRAPPED.replace('<?xpacket end="w"?>', ''))),
      [WRAPPED.replace('<?xpacket end="w"?>', '')],
    ],
    [
      'metadata with a prefix',
      svg(`<s:metadata>${PACKET}</s:metadata>`, { attributes: 'xmlns:s="http://www.w3.org/2000/svg"' }),
      [PACKET],
    ],
    [
      'metadata of a namespace from an entity',
      svg(`<s:metadata>${PACKET}</s:metadata>`, { attributes: 'xmlns:s="&ns;"' }),
      [PACKET],
    ],
  ])('%s', (_, file, texts) => {
    expect(textsOf(file)).toEqual(texts);
    expect(partsOf(file).every(({ kind }) => kind === 'xmp')).toBe(true);
  });

  it.each([
    ['a bare packet outside metadata', svg(PACKET)],
    ['a packet in a comment', svg(svgMetadata(`<!--${PACKET}-->`))],
    ['metadata of another namespace', svg(`<o:metadata>${PACKET}</o:metadata>`, { attributes: 'xmlns:o="urn:other"' })],
    ['metadata of an unbound prefix', svg(`<o:metadata>${PACKET}</o:metadata>`)],
    ['a description', svg('<desc>AIGC{"Label":"1"}</desc>')],
    ['a wrapper that something else follows', svg(`<?xpacket begin=""?><g/>${PACKET}`)],
  ])('not %s', (_, file) => {
    expect(partsOf(file).filter(({ kind }) => kind === 'xmp')).toEqual([]);
    expect(problemsOf(file)).toEqual([]);
  });

  it('shows metadata without a packet', () => {
    const file = svg(`${svgMetadata(' <aigc>x</aigc> ')}${svgMetadata('  ')}<metadata/>`);
    expect(partsOf(file)).toMatchObject([
      { kind: 'application', identifier: 'metadata', path: 'svg/metadata[0]', verbatim: true },
    ]);
    expect(textsOf(file)).toEqual([' <aigc>x</aigc> ']);
  });

  it('gives the namespaces in force around it, the inner ones over the outer, entities as they stand', () => {
    const file = svg(`<g xmlns:a="urn:no"/><g xmlns:a="urn:inner" xmlns:__proto__="urn:p">${svgMetadata(RDF)}</g>`, {
      attributes: 'xmlns:a="urn:outer" xmlns:b="&lt;" xmlnsc="urn:none"',
    });
    const [part] = partsOf(file);
    const namespaces = part?.kind === 'xmp' ? Object.entries(part.namespaces ?? {}) : [];
    expect(new Map(namespaces)).toEqual(
      new Map([
        ['', 'http://www.w3.org/2000/svg'],
        ['a', 'urn:inner'],
        ['b', '&lt;'],
        ['__proto__', 'urn:p'],
      ]),
    );
  });
});

describe('encodings', () => {
  it.each([
    ['le', true],
    ['be', true],
    ['le', false],
    ['be', false],
  ] as const)('UTF-16 %s, byte order mark: %s', (order, mark) => {
    const file = utf16Bytes(svg(svgMetadata(PACKET)), order, mark);
    const packet = utf16Bytes(PACKET, order, false);
    const start = findBytes(file, packet);
    expect(partsOf(file)).toMatchObject([
      { kind: 'xmp', start, end: start + packet.length, data: packet, verbatim: true },
    ]);
    expect(read(file).readings.aigcField).toBe('present');
  });

  it('others by the declaration', () => {
    const text = svg(svgMetadata(PACKET.replace('sample', '\u00e9')), {
      prologue: '<?xml version="1.0" encoding="ISO-8859-1"?>',
    });
    const file = Uint8Array.from(text, (char) => char.charCodeAt(0));
    expect(partsOf(file)).toMatchObject([{ kind: 'xmp', verbatim: false }]);
    expect(textsOf(file)[0]).toContain('\u00e9');
  });

  it('that nothing knows are an error', () => {
    const file = svg(svgMetadata(PACKET), { prologue: '<?xml version="1.0" encoding="x-none"?>' });
    expect(problemsOf(file)).toEqual(['error badEncoding']);
    expect(read(file).readings.xmp).toBe('unreadable');
  });
});

describe('damage', () => {
  it.each([
    ['an end tag of another element', svg('<g></h>'), 'error malformedXml'],
    ['an end tag of another length', svg('<g></gg>'), 'error malformedXml'],
    ['an attribute without quotes', svg('<g a=b/>'), 'error malformedXml'],
    ['a slash in a tag', svg('<g /a>'), 'error malformedXml'],
    ['a tag without a name', svg('< g/>'), 'error malformedXml'],
    ['an unknown declaration', svg('<!ATTLIST>'), 'error malformedXml'],
    ['no end', svg().replace('</svg>', ''), 'error truncated'],
    ['an open comment', svg('<!-- '), 'error truncated'],
    ['an open quote', '<svg a="b"><g a="/></svg>', 'error truncated'],
  ])('%s', (_, file, problem) => {
    expect(problemsOf(file)).toEqual([problem]);
  });

  it('keeps what stood before it', () => {
    expect(partsOf(svg(`${svgMetadata(PACKET)}</x>`))).toHaveLength(1);
  });
});

describe('what follows the root element', () => {
  it('may be white space, comments and instructions', () => {
    expect(problemsOf(svg('', { trailer: '\n<!-- > --><?x y?>\n' }))).toEqual([]);
  });

  it.each(['<svg/>', 'text', '<!-- open'])('is a trailer otherwise: %s', (trailer) => {
    expect(partsOf(svg('', { trailer }))).toMatchObject([{ kind: 'trailer', path: 'svg/trailer' }]);
  });

  it('may be a whole file', () => {
    const { parts } = read(bytesOf(svg(), png({ before: [pngText('AIGC', labelJson())] })));
    expect(parts.map(({ path }) => path)).toContain('svg/trailer/png/tEXt[0]');
  });
});

describe('limits', () => {
  it.each([
    ['maxUnits', svg('<g/>'), 4],
    ['maxXmlNodes', svg('<g a="1" b="2" c="3"/>'), 3],
    ['maxNamespaces', svg('<g xmlns:a="1" xmlns:b="2"/>'), 3],
    ['maxPartBytes', svg(), bytesOf(svg()).length],
  ])('%s', (name, file, enough) => {
    expect(problemsOf(file, { limits: { [name]: enough } })).toEqual([]);
    expect(problemsOf(file, { limits: { [name]: enough - 1 } })).toEqual(['error limitExceeded']);
  });

  it('depth costs nothing', () => {
    const deep = '<g>'.repeat(100_000) + svgMetadata(PACKET) + '</g>'.repeat(100_000);
    expect(textsOf(svg(deep))).toEqual([PACKET]);
  });

  it('expands no entity', () => {
    const subset =
      '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">';
    const file = svg(svgMetadata(PACKET.replace('rdf:about=""', 'rdf:about="&c;"')), {
      prologue: `<!DOCTYPE svg [${subset}]>`,
    });
    expect(textsOf(file)[0]).toContain('&c;');
  });
});

describe('the size', () => {
  it.each([
    ['width="10px" height="20.6"', [10, 21]],
    ['viewBox="0 0 30 40"', [30, 40]],
    ['width="100%" height="5cm" viewBox="0,0,30,40"', [30, 40]],
    ['width="100%" height="100%"', [null, null]],
    ['width="0" height="10"', [null, null]],
    ['width="-1" height="10"', [null, null]],
  ])('of %s', (attributes, size) => {
    const { width, height } = read(svg('', { attributes }));
    expect([width, height]).toEqual(size);
  });
});

it('lists embedded files that it does not walk', () => {
  const file = svg('<image href="data:image/png;base64,AAAA"/>');
  const start = file.indexOf('data:');
  expect(read(file).unexamined).toEqual([{ start, end: file.indexOf('"/>', start), reason: 'opaquePayload' }]);
});

it('answers every mutant', () => {
  const bases = [
    svg(svgMetadata(WRAPPED)),
    svg(`<g>${svgMetadata(RDF)}</g>`, { prologue: '<?xml version="1.0"?><!DOCTYPE svg>' }),
  ];
  expect(
    runMutants([...bases.map((base) => bytesOf(base)), utf16Bytes(bases[0] as string)], 5000, 0x5f6).complaints,
  ).toEqual([]);
});
