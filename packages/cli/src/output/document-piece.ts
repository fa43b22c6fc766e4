import type { AssetPictures, AssetReport, EncodedPicture } from '@biaoshi/core';
import { type AssetRendererOptions, assetRenderer } from '@biaoshi/reporters';

/** Reporters whose document is binary and made of the whole report: those of `@biaoshi/dossier`, which only `end` loads. */
export const DOCUMENT_IDS = ['pdf', 'xlsx'] as const;

export const isDocument = (reporter: string): boolean => (DOCUMENT_IDS as readonly string[]).includes(reporter);

/** One asset on its way from the thread that scanned it to the one that makes the document. */
export interface DocumentPiece {
  readonly asset: AssetReport;
  readonly pictures: AssetPictures | null;
}

type WrittenPicture = Omit<EncodedPicture, 'bytes'> & { readonly bytes: string };

const written = ({ bytes, ...picture }: EncodedPicture): WrittenPicture => ({
  ...picture,
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
});
const read = ({ bytes, ...picture }: WrittenPicture): EncodedPicture => ({
  ...picture,
  bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
});

function documentPiece(asset: AssetReport, pictures?: AssetPictures): string {
  const shown = pictures && {
    thumbnail: pictures.thumbnail && written(pictures.thumbnail),
    crops: pictures.crops.map(({ evidence, picture }) => ({ evidence, picture: written(picture) })),
  };
  return JSON.stringify({ asset, pictures: shown ?? null });
}

/** Takes a piece apart that `pieceRenderer` made for a document. */
export function readDocumentPiece(text: string): DocumentPiece {
  const { asset, pictures } = JSON.parse(text);
  if (pictures === null) return { asset, pictures };
  const { thumbnail, crops } = pictures;
  return {
    asset,
    pictures: {
      thumbnail: thumbnail && read(thumbnail),
      crops: crops.map(({ evidence, picture }: { evidence: string; picture: WrittenPicture }) => ({
        evidence,
        picture: read(picture),
      })),
    },
  };
}

/** The function that makes one asset's piece for any reporter, for threads that import this module by its URL. */
export const pieceRenderer = (
  options: AssetRendererOptions,
): ((asset: AssetReport, pictures?: AssetPictures) => string) =>
  isDocument(options.reporter) ? documentPiece : assetRenderer(options);
