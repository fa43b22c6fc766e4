import type { ByteLocation, EvidenceOf } from '@biaoshi/core';
import type { CaptureFacts, NamedSoftware, StatedTime } from '../capture/capture-facts.ts';
import type { ClaimContext, ClaimPhoto } from '../claim-report.ts';
import { type Moment, orderOf, parseExifTime, parseTime } from '../moment.ts';
import { groundsOf, statement } from './make.ts';
import type { Statement } from './statement.ts';

/** Cameras write both times within a moment of each other. */
const CHANGED_MS = 60_000;

/** Editors of pictures, by words of the names that they write. Firmware and albums are none. */
const EDITORS =
  /\b(?:acdsee|affinity|beautyplus|canva|capcut|faceapp|facetune|gimp|irfanview|krita|lightroom|luminar|paint\.net|paintshop|photopea|photoscape|photoshop|picsart|pixelmator|polarr|remini|snapseed|vsco|xnview)\b|meitu|picwish|美图|醒图|稿定/i;

/** How the file says it was taken and saved. `now`: when the report is made. */
export function captureStatements(photo: ClaimPhoto, context: ClaimContext, now: number): readonly Statement[] {
  const { id, report, capture } = photo;
  if (report.asset.format === null) return [];
  const at = (location: ByteLocation) => ({ photos: [id], places: [{ photo: id, location }] });
  const { gps, screenshot, thumbnail, coding, earlierCompression } = capture;
  return [
    ...device(photo),
    ...(capture.taken ? [takenStatement(id, capture.taken, context, now)] : []),
    ...(thumbnail?.relation === 'differs' ? [statement('thumbnailDiffers', {}, at(thumbnail.location))] : []),
    ...sizes(photo),
    ...changed(id, capture),
    ...histories(photo),
    ...capture.software.map((named) =>
      statement(isEditor(named) ? 'editorNamed' : 'softwareNamed', namedData(named), at(named.location)),
    ),
    ...(screenshot ? [statement('screenshotStated', {}, at(screenshot))] : []),
    ...(coding
      ? [
          statement(
            'jpegTables',
            {
              quality: coding.quality,
              standard: coding.standardTables ? 'yes' : 'no',
              subsampling: coding.subsampling ?? '',
              process: coding.process,
            },
            at(coding.location),
          ),
        ]
      : []),
    ...(earlierCompression && earlierCompression.found > 0
      ? [
          statement(
            'compressedBefore',
            { ...earlierCompression, quality: earlierCompression.quality ?? '' },
            { photos: [id] },
          ),
        ]
      : []),
    patternStatement(photo),
    ...(gps ? [statement('positionHeld', {}, at(gps))] : []),
  ];
}

function patternStatement({ id, capture: { finePattern } }: ClaimPhoto): Statement {
  const grounds = { photos: [id] };
  if (finePattern.outcome === 'notExamined') {
    return statement('finePatternNotExamined', { reason: finePattern.reason }, grounds);
  }
  const { squares } = finePattern;
  if (finePattern.outcome === 'none') return statement('noFinePattern', { squares }, grounds);
  return statement('finePattern', { squares, fitting: finePattern.fitting, period: finePattern.period }, grounds);
}

const isEditor = ({ name }: NamedSoftware): boolean => EDITORS.test(name);
const namedData = ({ name, where }: NamedSoftware) => ({ name, where });

function device({ id, report, capture }: ClaimPhoto): readonly Statement[] {
  const found = report.evidence.find((one): one is EvidenceOf<'captureDevice'> => one.kind === 'captureDevice');
  if (found) {
    const { make, model } = found.data;
    const makerNote = capture.makerNote ? 'yes' : 'no';
    return [statement('cameraNamed', { make, model, makerNote }, groundsOf(id, found))];
  }
  const isRead = capture.exif === 'present' || capture.exif === 'absent';
  return isRead ? [statement('noCamera', {}, { photos: [id] })] : [];
}

function takenStatement(photo: string, taken: StatedTime, { ordered, received }: ClaimContext, now: number): Statement {
  const grounds = { photos: [photo], places: [{ photo, location: taken.location }] };
  const moment = parseExifTime(taken.text, taken.offset);
  const isBefore = (time: string | null) => lies(moment, time) === 'before';
  const text = { taken: [taken.text, taken.offset].filter(Boolean).join(' ') };
  if (moment && moment.earliest > now) return statement('takenInFuture', text, grounds);
  if (ordered !== null && isBefore(ordered)) return statement('takenBeforeOrdered', { ...text, ordered }, grounds);
  if (received !== null && isBefore(received)) return statement('takenBeforeReceived', { ...text, received }, grounds);
  if (received !== null && lies(moment, received) === 'after') {
    return statement('takenAfterReceived', { ...text, received }, grounds);
  }
  return statement('takenStated', { taken: taken.text, offset: taken.offset }, grounds);
}

function lies(moment: Moment | undefined, time: string | null) {
  const other = time === null ? undefined : parseTime(time);
  return moment && other ? orderOf(moment, other) : 'unsure';
}

function sizes({ id, report, capture: { exifSize } }: ClaimPhoto): readonly Statement[] {
  const { width, height } = report.asset;
  if (!exifSize || width === null || height === null) return [];
  const isSame =
    Math.max(exifSize.width, exifSize.height) === Math.max(width, height) &&
    Math.min(exifSize.width, exifSize.height) === Math.min(width, height);
  if (isSame) return [];
  const data = { exif: `${exifSize.width}×${exifSize.height}`, picture: `${width}×${height}` };
  return [statement('exifSizeDiffers', data, { photos: [id], places: [{ photo: id, location: exifSize.location }] })];
}

/** Both times in the clock of the camera; an offset that only one of them has is left out of it. */
function changed(photo: string, { taken, modified }: CaptureFacts): readonly Statement[] {
  if (!taken || !modified) return [];
  const isZoned = taken.offset !== '' && modified.offset !== '';
  const [one, other] = [taken, modified].map(({ text, offset }) => parseExifTime(text, isZoned ? offset : 'Z'));
  if (!one || !other || other.earliest - one.earliest <= CHANGED_MS) return [];
  const places = [taken, modified].map(({ location }) => ({ photo, location }));
  return [statement('changedLater', { taken: taken.text, modified: modified.text }, { photos: [photo], places })];
}

function histories({ id, report }: ClaimPhoto): readonly Statement[] {
  return report.evidence.flatMap((found) => {
    if (found.kind !== 'xmpHistory') return [];
    const { creatorTool, events, omittedEvents = 0 } = found.data;
    const tool = creatorTool || (events.find(({ softwareAgent }) => softwareAgent !== '')?.softwareAgent ?? '');
    if (tool === '' && events.length === 0) return [];
    return [
      statement(
        'editHistory',
        { tool: tool.slice(0, 200), events: events.length + omittedEvents },
        groundsOf(id, found),
      ),
    ];
  });
}
