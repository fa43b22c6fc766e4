import { PDQ_RADIUS } from '@biaoshi/ledger';
import type { Fingerprint } from '@biaoshi/vision';
import type { ExifThumbnail } from './capture/capture-facts.ts';
import type { Examiner } from './claim-input.ts';
import { pdqDistance } from './pdq-distance.ts';

/**
 * Bits of 256 from which on two hashes are taken for those of two pictures. Hashes of unrelated pictures lie at 128 on
 * average; thumbnails with black bars of pictures of another shape stay below this.
 */
const OTHER_PICTURE_DISTANCE = 90;

/**
 * Whether a thumbnail shows the picture it comes with. Two methods must agree before it is said to differ: the hashes are
 * far apart, and nothing in common is found when the two are laid onto each other.
 */
export async function thumbnailRelation(
  thumbnail: Uint8Array,
  picture: Uint8Array,
  fingerprint: Fingerprint,
  examiner: Examiner,
  signal?: AbortSignal,
): Promise<ExifThumbnail['relation']> {
  const found = pdqDistance(fingerprint, await examiner.fingerprint(thumbnail, signal));
  if (found && found.distance <= PDQ_RADIUS) return 'same';
  const { relation } = await examiner.compare(thumbnail, picture, signal);
  if (relation === 'same') return 'same';
  return found && found.distance >= OTHER_PICTURE_DISTANCE && relation === 'unrelated' ? 'differs' : 'undetermined';
}
