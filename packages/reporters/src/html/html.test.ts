import { type AssetPictures, COMPLIANCES, type EncodedPicture, LOCALE_IDS, type Report } from '@biaoshi/core';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SEEN } from '../test-support/pixel-assets.ts';
import { HOSTILE_TEXT, LABELLED } from '../test-support/sample-assets.ts';
import { SAMPLE_REPORTS, sampleReport } from '../test-support/sample-reports.ts';
import { MAX_CROP_BYTES } from './crops.ts';
import { HTML_REPORTER } from './index.ts';

/** Each element of a document with its attributes, in order; throws when it is not well-formed. */
function elements(text: string): { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    found.push({ name, attributes: attributes as Record<string, string> });
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return found;
}

const page = (report: Report, locale: 'en' | 'zh-CN' = 'en'): string =>
  render(HTML_REPORTER, report, { locale, color: false });

describe.each(LOCALE_IDS)('html in %s', (locale) => {
  it.each(Object.entries(SAMPLE_REPORTS))(
    'of %s is one well-formed file without scripts and addresses',
    (_name, report) => {
      const found = elements(page(report, locale));
      const ours = [
        'html',
        'head',
        'meta',
        'title',
        'style',
        'body',
        'h1',
        'h2',
        'p',
        'input',
        'label',
        'main',
        'details',
      ];
      ours.push(
        'summary',
        'b',
        'span',
        'small',
        'ul',
        'li',
        'code',
        'i',
        'svg',
        'rect',
        'table',
        'tbody',
        'tr',
        'th',
        'td',
      );
      expect(found.filter(({ name }) => !ours.includes(name))).toEqual([]);
      const acting = found
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((key) => /^on|href|src|style/.test(key));
      expect(acting).toEqual([]);
      expect(found.filter(({ name }) => name === 'details')).toHaveLength(report.assets.length);
    },
  );
});

describe('html', () => {
  it('shows the assets of one verdict where that is asked for: each has the class that its filter leaves', () => {
    const text = page(SAMPLE_REPORTS.ordinary as Report);
    const found = elements(text);
    const filters = found.filter(({ attributes }) => attributes.name === 'show').map(({ attributes }) => attributes.id);
    expect(filters).toEqual(['all', ...COMPLIANCES].map((name) => `show-${name}`));
    for (const name of COMPLIANCES) expect(text).toContain(`#show-${name}:checked ~ main > .asset:not(.${name})`);
    const classes = found
      .filter(({ name }) => name === 'details')
      .map(({ attributes }) => attributes.class?.split(' '));
    const verdicts = (SAMPLE_REPORTS.ordinary as Report).assets.map(({ results }) => [
      'asset',
      ...new Set(results.map(({ verdict }) => verdict.compliance)),
    ]);
    expect(classes).toEqual(verdicts);
  });

  it('draws the region of each piece of evidence in the outline of the picture', () => {
    const rectangles = (report: Report) =>
      elements(page(report))
        .filter(({ name }) => name === 'rect')
        .map(({ attributes: { x, y, width, height } }) => [x, y, width, height].map(Number));
    const regions = SEEN.evidence.flatMap(({ location }) => ('region' in location ? [location.region] : []));
    const drawn = regions.map(({ x, y, width, height }) => [x, y, width, height]);
    expect(rectangles(sampleReport([SEEN]))).toEqual([[0, 0, 1024, 768], ...drawn]);
    const turned = { ...SEEN, asset: { ...SEEN.asset, width: 768, height: 1024 } };
    expect(rectangles(sampleReport([turned]))[0]).toEqual([0, 0, 1024, 768]);
    expect(rectangles(sampleReport([LABELLED]))).toEqual([]);
    expect(rectangles(sampleReport([{ ...SEEN, asset: { ...SEEN.asset, width: null } }]))).toEqual([]);
  });

  it('says what fails, by which clause, and what puts it right', () => {
    const text = page(SAMPLE_REPORTS.provenance as Report);
    expect(text).toContain('<code>carriers-disagree</code>');
    expect(text).toMatch(/<i>clause<\/i> \S/);
    expect(text).toMatch(/<i>fix<\/i> \S/);
  });
});

describe('pictures in html', () => {
  const picture = (width: number, height: number, bytes: Uint8Array): EncodedPicture => ({
    mediaType: 'image/jpeg',
    width,
    height,
    bytes,
  });
  /** Longer than a step of the encoding, and not a whole number of them. */
  const long = Uint8Array.from({ length: 50_000 }, (_, at) => (at * 31) % 256);
  const piece = (pictures?: AssetPictures, report = SEEN, pictured?: number) =>
    elements(
      `<main>${HTML_REPORTER.asset(report, { locale: 'en', color: false, ...(pictured !== undefined && { pictured }) }, pictures)}</main>`,
    );
  const thumbnail = picture(320, 240, long);

  it('are in the page itself, byte for byte', () => {
    const crops = [{ evidence: 'e3', picture: picture(90, 30, Uint8Array.of(1, 2)) }];
    const found = piece({ thumbnail, crops });
    const inside = (address = '') => Buffer.from(address.replace(/^data:image\/jpeg;base64,/, ''), 'base64');
    const image = found.find(({ name }) => name === 'image');
    expect(inside(image?.attributes.href)).toEqual(Buffer.from(long));
    const [crop, ...others] = found.filter(({ name }) => name === 'img');
    expect(crop?.attributes).toMatchObject({ alt: 'e3', width: '90', height: '30' });
    expect([inside(crop?.attributes.src), others]).toEqual([Buffer.of(1, 2), []]);
  });

  it('lie under the regions, turned as they are shown', () => {
    const frameOf = (pictures: AssetPictures) => {
      const found = piece(pictures, { ...SEEN, evidence: SEEN.evidence.slice(0, 1) });
      const svg = found.find(({ name }) => name === 'svg')?.attributes;
      const image = found.find(({ name }) => name === 'image')?.attributes;
      expect(svg?.viewBox).toBe(`0 0 ${image?.width} ${image?.height}`);
      return [svg?.viewBox, found.filter(({ name }) => name === 'rect').map(({ attributes }) => attributes.x)];
    };
    expect(frameOf({ thumbnail, crops: [] })).toEqual(['0 0 1024 768', ['880']]);
    expect(frameOf({ thumbnail: picture(240, 320, long), crops: [] })).toEqual(['0 0 768 1024', ['880']]);
    const unsized = { ...SEEN, asset: { ...SEEN.asset, width: null, height: null } };
    expect(piece({ thumbnail, crops: [] }, unsized).find(({ name }) => name === 'svg')?.attributes.viewBox).toBe(
      '0 0 320 240',
    );
  });

  it('are drawn without any region of an asset where nothing was seen', () => {
    const found = piece({ thumbnail, crops: [] }, LABELLED);
    expect(found.filter(({ name }) => name === 'image')).toHaveLength(1);
    expect(found.filter(({ name }) => name === 'rect')).toEqual([]);
  });

  it('take no more room than an asset has, and the page says how many are left out', () => {
    const crop = (evidence: string, bytes: number) => ({ evidence, picture: picture(9, 9, new Uint8Array(bytes)) });
    const shown = (...crops: AssetPictures['crops']) => {
      const text = HTML_REPORTER.asset(SEEN, { locale: 'en', color: false }, { thumbnail: null, crops });
      return [(text.match(/<img /g) ?? []).length, /left out for want of room: (\d+)/.exec(text)?.[1]];
    };
    expect(shown(crop('e1', MAX_CROP_BYTES - 1), crop('e2', 1))).toEqual([2, undefined]);
    expect(shown(crop('e1', MAX_CROP_BYTES - 1), crop('e2', 2), crop('e3', 1))).toEqual([2, '1']);
  });

  it('are said to be left out of the assets that a page has none of', () => {
    const text = (index: number, pictured?: number) =>
      HTML_REPORTER.asset(
        { ...SEEN, index },
        { locale: 'en', color: false, ...(pictured !== undefined && { pictured }) },
      );
    expect(text(7, 8)).not.toContain('no picture');
    expect(text(8, 8)).toContain('no picture: this page has those of the first 8 assets');
    expect(text(8)).not.toContain('no picture');
  });

  it('leave hostile words inert', () => {
    const crops = [{ evidence: HOSTILE_TEXT, picture: picture(1, 1, long) }];
    const evidence = SEEN.evidence.map((one, at) => (at === 0 ? { ...one, id: HOSTILE_TEXT } : one));
    const names = new Set(piece({ thumbnail, crops }, { ...SEEN, evidence }).map(({ name }) => name));
    expect(names.has('script')).toBe(false);
    expect(page(sampleReport([SEEN]))).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  });
});
