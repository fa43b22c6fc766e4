import { describe, expect, it } from 'vitest';
import { type CaptureFacts, NO_CAPTURE_FACTS, type StatedTime } from '../capture/capture-facts.ts';
import type { ClaimContext, ClaimPhoto } from '../claim-report.ts';
import { captureStatements } from './capture.ts';
import { STATEMENTS } from './statement.ts';

const NOW = Date.parse('2026-04-01T00:00:00Z');
const place = { path: 'jpeg/APP1[0]', start: 10, end: 20 };
const time = (text: string, offset = ''): StatedTime => ({ text, offset, location: place });

/** What is said of a photo with these facts; its picture is 400 × 300 as stored. */
function said(facts: Partial<CaptureFacts>, given: Partial<ClaimContext> = {}, evidence: readonly object[] = []) {
  const report = { asset: { format: 'jpeg', width: 400, height: 300 }, evidence };
  const photo = {
    id: 'E1',
    report,
    capture: { ...NO_CAPTURE_FACTS, exif: 'present', ...facts },
  } as unknown as ClaimPhoto;
  const context = { case: null, ordered: null, received: null, ...given };
  return captureStatements(photo, context, NOW);
}
const ids = (...words: Parameters<typeof said>) => said(...words).map(({ id }) => id);
const camera = (make: string, model: string) => ({
  id: 'e1',
  kind: 'captureDevice',
  location: place,
  data: { make, model, taken: '' },
});

describe('the time that a photo states', () => {
  const context = { ordered: '2026-03-10', received: '2026-03-14T12:00+08:00' };

  it.each([
    ['2026:03:08 11:00:00', '+08:00', 'takenBeforeOrdered'],
    ['2026:03:12 11:00:00', '+08:00', 'takenBeforeReceived'],
    ['2026:03:14 11:00:00', '+08:00', 'takenBeforeReceived'],
    ['2026:03:14 13:00:00', '+08:00', 'takenAfterReceived'],
    ['2026:03:14 13:00:00', '', 'takenStated'],
    ['2026:03:16 13:00:00', '', 'takenAfterReceived'],
    ['2026:05:01 00:00:00', '', 'takenInFuture'],
    ['yesterday', '', 'takenStated'],
    ['0000:00:00 00:00:00', '', 'takenStated'],
  ])('%s %s: %s', (text, offset, id) => {
    const [statement] = said({ taken: time(text, offset) }, context).filter((one) => one.id.startsWith('taken'));
    expect(statement).toMatchObject({ id, photos: ['E1'], places: [{ photo: 'E1', location: place }] });
    expect(JSON.stringify(statement?.data)).toContain(text);
  });

  it('is only stated where nothing is known to set it against', () => {
    expect(ids({ taken: time('2026:03:08 11:00:00', '+08:00') })).toContain('takenStated');
  });

  it('is said to be followed by a change only past the moment that a camera takes, by one clock', () => {
    const later = (modified: StatedTime) => ids({ taken: time('2026:03:14 10:00:00', '+08:00'), modified });
    expect(later(time('2026:03:14 10:01:00', '+08:00'))).not.toContain('changedLater');
    expect(later(time('2026:03:14 10:01:01', '+08:00'))).toContain('changedLater');
    expect(later(time('2026:03:14 11:00:00', '+09:00'))).not.toContain('changedLater');
    expect(later(time('2026:03:14 11:00:00'))).toContain('changedLater');
    expect(later(time('2026:03:13 10:00:00', '+08:00'))).not.toContain('changedLater');
  });
});

describe('the camera', () => {
  it('is named where EXIF names one, with whether its own data are there', () => {
    expect(said({ makerNote: place }, {}, [camera('Example', 'EX-1')])[0]).toMatchObject({
      id: 'cameraNamed',
      data: { make: 'Example', model: 'EX-1', makerNote: 'yes' },
      evidence: ['E1/e1'],
    });
  });

  it.each([
    ['present', true],
    ['absent', true],
    ['unreadable', false],
    ['notExamined', false],
  ] as const)('is said to be missing when EXIF is %s: %s', (exif, expected) => {
    expect(ids({ exif }).includes('noCamera')).toBe(expected);
  });
});

describe('what EXIF and the file disagree on', () => {
  const size = (width: number, height: number) => ids({ exifSize: { width, height, location: place } });

  it('is the size, unless the picture only lies on its side', () => {
    expect(size(400, 300)).not.toContain('exifSizeDiffers');
    expect(size(300, 400)).not.toContain('exifSizeDiffers');
    expect(size(4000, 3000)).toContain('exifSizeDiffers');
  });

  it('is the thumbnail only where it shows another picture', () => {
    for (const relation of ['same', 'undetermined', 'differs'] as const) {
      const found = ids({ thumbnail: { bytes: 9, relation, location: place } });
      expect(found.includes('thumbnailDiffers')).toBe(relation === 'differs');
    }
  });
});

it.each([
  ['Adobe Photoshop 25.1 (Windows)', 'editorNamed'],
  ['Snapseed 2.0', 'editorNamed'],
  ['美图秀秀', 'editorNamed'],
  ['GIMP 2.10', 'editorNamed'],
  ['HDR+ 1.0.2', 'softwareNamed'],
  ['EX-1 firmware 1.2', 'softwareNamed'],
  ['17.4.1', 'softwareNamed'],
  ['gimped', 'softwareNamed'],
])('the software %s: %s', (name, id) => {
  expect(ids({ software: [{ name, where: 'exif', location: place }] })).toContain(id);
});

it('says that there is a position and nothing of it', () => {
  const [statement] = said({ gps: place }).filter(({ id }) => id === 'positionHeld');
  expect(statement?.data).toEqual({});
});

describe('an earlier compression', () => {
  it('is said where it left traces, with the quality where a standard table has them, and else not', () => {
    const of = (found: number, quality: number | null) =>
      said({ earlierCompression: { found, tested: 14, quality } }).filter(({ id }) => id === 'compressedBefore');
    expect(of(13, 61)).toMatchObject([{ data: { found: 13, tested: 14, quality: 61 }, photos: ['E1'] }]);
    expect(of(12, null)).toMatchObject([{ data: { found: 12, quality: '' } }]);
    expect(of(0, null)).toEqual([]);
    expect(ids({})).not.toContain('compressedBefore');
  });
});

describe('a fine pattern', () => {
  const of = (finePattern: CaptureFacts['finePattern']) =>
    said({ finePattern }).filter(({ id }) => /finePattern/i.test(id));

  it('is said where it lies over the whole picture, with a question', () => {
    expect(of({ outcome: 'found', squares: 20, fitting: 17, period: 3.4 })).toMatchObject([
      { id: 'finePattern', data: { squares: 20, fitting: 17, period: 3.4 }, photos: ['E1'] },
    ]);
    expect(STATEMENTS.finePattern.ask).toBe('newPhoto');
  });

  it('is said to be none, or not to have been looked for: never the one for the other', () => {
    expect(of({ outcome: 'none', squares: 20 })).toMatchObject([{ id: 'noFinePattern', data: { squares: 20 } }]);
    for (const reason of ['notDecoded', 'tooSmall', 'tooLittle'] as const) {
      expect(of({ outcome: 'notExamined', reason })).toMatchObject([
        { id: 'finePatternNotExamined', data: { reason } },
      ]);
    }
  });
});
