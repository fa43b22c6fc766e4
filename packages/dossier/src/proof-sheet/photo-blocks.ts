import {
  CLAIM_TEXTS,
  type ClaimPhoto,
  type ClaimPictures,
  type ClaimReport,
  STATEMENT_GROUPS,
  STATEMENTS,
  type Statement,
} from '@biaoshi/claim';
import type { EncodedPicture, LocaleId, Region } from '@biaoshi/core';
import { verdictWords } from '@biaoshi/reporters';
import type { Block, PictureCell } from '../paper/index.ts';
import { statementRows } from './statement-rows.ts';
import { nameOf } from './summary-blocks.ts';
import { SHEET_WORDS } from './words.ts';

/** Listing photos shown beside a claim photo that none could be laid onto. */
const MAX_BESIDE = 5;
/** Pairs drawn for one claim photo; those with regions that differ come first. */
const MAX_DRAWN = 6;
/** Listing photos in the table of relations. */
const MAX_RELATIONS = 40;
/** Regions outlined in one photo. */
const MAX_MARKS = 40;

/** A claim photo: beside the listing's, with what differs drawn, and every statement about it. */
export function evidenceBlocks(
  photo: ClaimPhoto,
  report: ClaimReport,
  pictures: ClaimPictures,
  locale: LocaleId,
): readonly Block[] {
  const words = SHEET_WORDS[locale];
  return [
    { kind: 'heading', level: 2, text: `${words.evidencePhoto(photo.id)} ${nameOf(photo)}` },
    ...verdictBlocks(photo, locale),
    ...pictureBlocks(photo, report, pictures, locale),
    ...relationBlocks(photo, report, locale),
    ...statementBlocks(photo.id, report.statements, locale),
  ];
}

/** A listing photo: what it says of its own origin. Nothing where it says nothing. */
export function listingBlocks(
  photo: ClaimPhoto,
  report: ClaimReport,
  pictures: ClaimPictures,
  locale: LocaleId,
): readonly Block[] {
  const said = statementBlocks(photo.id, report.statements, locale);
  if (said.length === 0) return [];
  const text = `${SHEET_WORDS[locale].listingPhoto(photo.id)} ${nameOf(photo)}`;
  const shown = cellOf(photo, report.statements, pictures, text);
  return [
    { kind: 'heading', level: 2, text },
    ...(shown ? [{ kind: 'pictures', cells: [shown] } as const] : []),
    ...said,
  ];
}

/** What a scan of the photo answers, by profile. */
function verdictBlocks({ report: { results } }: ClaimPhoto, locale: LocaleId): readonly Block[] {
  const rows = results.map(({ profile, verdict }) => [profile, verdictWords(verdict, locale)] as const);
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }];
}

function pictureBlocks(
  photo: ClaimPhoto,
  report: ClaimReport,
  pictures: ClaimPictures,
  locale: LocaleId,
): readonly Block[] {
  const words = SHEET_WORDS[locale];
  const own = cellOf(photo, report.statements, pictures, words.evidencePhoto(photo.id));
  const drawn = pictures.pairs
    .filter(({ evidence }) => evidence === photo.id)
    .map((pair) => ({ pair, regions: regionsOf(photo.id, pair.listing, report) }))
    .sort((a, b) => b.regions - a.regions)
    .slice(0, MAX_DRAWN)
    .flatMap(({ pair: { listing, views, details } }): Block[] => [
      { kind: 'heading', level: 3, text: words.laid(photo.id, listing) },
      {
        kind: 'pictures',
        cells: [
          { picture: views.evidence, caption: words.claimView(photo.id) },
          { picture: views.listing, caption: words.listingView(listing) },
        ],
      },
      ...details.map(
        ({ evidence, listing: same }, index): Block => ({
          kind: 'pictures',
          height: 150,
          cells: [
            { picture: evidence, caption: words.detail(index + 1, photo.id) },
            { picture: same, caption: words.detail(index + 1, listing) },
          ],
        }),
      ),
    ]);
  if (!own) return [{ kind: 'paragraph', text: words.noPicture }, ...drawn];
  if (drawn.length > 0) return own.marks ? [{ kind: 'pictures', cells: [own] }, ...drawn] : drawn;
  const beside = report.listing.slice(0, MAX_BESIDE).flatMap(({ id }): PictureCell[] => {
    const picture = pictures.photos.get(id);
    return picture ? [{ picture, caption: words.listingPhoto(id) }] : [];
  });
  return [{ kind: 'pictures', cells: [own, ...beside], ...(beside.length > 1 && { perRow: 3, height: 160 }) }];
}

const regionsOf = (evidence: string, listing: string, { comparisons }: ClaimReport): number =>
  comparisons.find((one) => one.evidence === evidence && one.listing === listing)?.regions.length ?? 0;

/** The photo, shrunk, with the regions that statements about it alone name. */
function cellOf(
  { id, report: { asset } }: ClaimPhoto,
  statements: readonly Statement[],
  pictures: ClaimPictures,
  caption: string,
): PictureCell | undefined {
  const picture = pictures.photos.get(id);
  if (!picture) return undefined;
  const regions = statements
    .filter(({ photos }) => photos.length === 1 && photos[0] === id)
    .flatMap(({ places }) => places.flatMap(({ location }) => ('region' in location ? [location.region] : [])));
  const scale = scaleOf(picture, asset.width, asset.height);
  return {
    picture,
    caption,
    ...(regions.length > 0 && scale && { marks: regions.slice(0, MAX_MARKS).map((region) => scaled(region, scale)) }),
  };
}

/** Regions are in the picture as it is shown, the asset's size is as stored: one that is turned when shown has its sides swapped. */
function scaleOf(
  { width, height }: EncodedPicture,
  stored: number | null,
  storedHeight: number | null,
): number | undefined {
  if (!stored || !storedHeight) return undefined;
  return Math.max(width, height) / Math.max(stored, storedHeight);
}

const scaled = ({ x, y, width, height }: Region, by: number): Region => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

function relationBlocks({ id }: ClaimPhoto, { comparisons }: ClaimReport, locale: LocaleId): readonly Block[] {
  const words = SHEET_WORDS[locale];
  const own = comparisons.filter(({ evidence }) => evidence === id);
  if (own.length === 0) return [];
  const rows = own
    .slice(0, MAX_RELATIONS)
    .map(({ listing, relation }) => [words.listingPhoto(listing), words.relation[relation]] as const);
  return [
    { kind: 'heading', level: 3, text: words.compared },
    { kind: 'facts', rows },
    ...(own.length > rows.length
      ? [{ kind: 'paragraph', tone: 'small', text: words.more(own.length - rows.length) } as const]
      : []),
  ];
}

function statementBlocks(id: string, statements: readonly Statement[], locale: LocaleId): readonly Block[] {
  const words = SHEET_WORDS[locale];
  const own = statements.filter(({ photos }) => photos[0] === id);
  return STATEMENT_GROUPS.flatMap((group): Block[] => {
    const said = own.filter((statement) => STATEMENTS[statement.id].group === group);
    if (said.length === 0) return [];
    return [
      { kind: 'heading', level: 3, text: CLAIM_TEXTS[locale].groups[group] },
      {
        kind: 'table',
        head: [words.shows, words.notShown, words.ask],
        rows: statementRows(said, id, locale),
        widths: [5, 4, 3],
      },
    ];
  });
}
