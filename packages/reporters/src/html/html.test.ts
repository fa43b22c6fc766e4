import { COMPLIANCES, LOCALE_IDS, type Report } from '@biaoshi/core';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SEEN } from '../test-support/pixel-assets.ts';
import { LABELLED } from '../test-support/sample-assets.ts';
import { SAMPLE_REPORTS, sampleReport } from '../test-support/sample-reports.ts';
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
      ours.push('summary', 'b', 'span', 'small', 'ul', 'li', 'code', 'i', 'svg', 'rect', 'pre');
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
