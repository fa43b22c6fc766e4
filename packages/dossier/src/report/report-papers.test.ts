import { CLAUSES, LOCALE_IDS, type Report } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { CONTRADICTION } from '../../../reporters/src/test-support/provenance-assets.ts';
import { LABELLED } from '../../../reporters/src/test-support/sample-assets.ts';
import { SAMPLE_REPORTS, sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';
import { DOCUMENT_REPORTERS, documentReporterById } from '../documents.ts';
import { pdfPages } from '../test-support/read-pdf.ts';
import { samplePicture } from '../test-support/sample-dossier.ts';
import { REPORT_PAPER_WORDS } from './words.ts';

const PDF = documentReporterById('pdf');
const textOf = async (report: Report, locale: (typeof LOCALE_IDS)[number], pictures = new Map()) =>
  (await pdfPages(await PDF.document(report, { locale, pictures }))).join('');

describe('reporters of documents', () => {
  it('are sorted, and known by their ids', () => {
    const ids = DOCUMENT_REPORTERS.map(({ id }) => id);
    expect(ids).toEqual(['pdf', 'xlsx']);
    expect(() => documentReporterById('docx')).toThrow(expect.objectContaining({ code: 'invalidOption' }));
  });

  it.each(Object.entries(SAMPLE_REPORTS))('make a document of %s in both languages', async (_name, report) => {
    for (const locale of LOCALE_IDS) {
      for (const reporter of DOCUMENT_REPORTERS) {
        expect((await reporter.document(report, { locale })).length).toBeGreaterThan(1000);
      }
    }
  });
});

describe('pdf', () => {
  it('names each asset, its verdicts, findings, evidence with offsets, duties and what was not read', async () => {
    const text = await textOf(SAMPLE_REPORTS.ordinary as Report, 'en');
    for (const part of [
      'Asset 1: 荔枝 1.png',
      'ab'.repeat(32),
      'verdict [cn-provider]',
      'implicit-label-duplicate',
      'offset 41',
      'as it stands in the file:{"Label":"1","ContentProducer":',
      'Do now',
      'not examined',
      'Limits of this report',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('quotes the clauses that are named and no others, and only wording that is confirmed', async () => {
    const text = await textOf(sampleReport([LABELLED, CONTRADICTION]), 'zh-CN');
    const named = [
      'gb-45438-6.1-c',
      'gb-45438-e-b',
      'tc260-pg-20252a',
      'measures-6-1',
      'measures-6-last',
      'measures-6-3',
    ];
    const appendix = text.slice(text.indexOf('所引条文'));
    for (const { id, citation, quotation, gist } of CLAUSES) {
      expect(appendix.includes(citation['zh-CN']), id).toBe(named.includes(id));
      if (named.includes(id)) expect(appendix).toContain(quotation ?? gist['zh-CN']);
    }
    expect(appendix).toContain('条文措辞未经核对');
  });

  it('shows the whole and the crops, each with the id of its evidence', async () => {
    const picture = await samplePicture('#123456');
    const text = await textOf(
      sampleReport([LABELLED]),
      'en',
      new Map([[0, { thumbnail: picture, crops: [{ evidence: 'e2', picture }] }]]),
    );
    expect(text).toContain('whole picture, shrunk');
    expect(text).toContain('evidence e2');
  });

  it('says of how many assets it holds nothing', async () => {
    const report = sampleReport([LABELLED]);
    const more = { ...report, summary: { ...report.summary, assets: 8 } };
    expect(await textOf(more, 'en')).toContain('7 more assets are counted');
    expect(await textOf(report, 'en')).not.toContain('more assets');
  });

  it('says the same in both languages', () => {
    const [zh, en] = [REPORT_PAPER_WORDS['zh-CN'], REPORT_PAPER_WORDS.en];
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    expect(zh.limits).toHaveLength(en.limits.length);
  });
});
