import type { EncodedPicture, Report } from '@biaoshi/core';
import type { PicturesByAsset } from '../report/report-blocks.ts';
import { memberName } from '../zip/member-name.ts';

/** Pictures of evidence as files, named by the number of the asset in the papers. */
export function pictureMembers({ assets }: Report, pictures: PicturesByAsset): ReadonlyMap<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  for (const [at, { index }] of assets.entries()) {
    const { thumbnail = null, crops = [] } = pictures.get(index) ?? {};
    const add = (name: string, picture: EncodedPicture): void => {
      members.set(memberName('evidence', at + 1, name, endingOf(picture)), picture.bytes);
    };
    if (thumbnail) add('whole', thumbnail);
    for (const [number, { evidence, picture }] of crops.entries()) add(`${number + 1}-${evidence}`, picture);
  }
  return members;
}

const endingOf = ({ mediaType }: EncodedPicture): string => (mediaType === 'image/png' ? 'png' : 'jpg');
