import type { Region } from '@biaoshi/core';
import type { Pixels } from '../../pixels.ts';
import { CHANNELS, LUMA, type Plane, planeOf } from './plane.ts';
import { type Sums, sumsOf } from './sums.ts';

/** A lower corner of a picture, made once for all marks that are laid there. */
export interface Corner {
  readonly region: Region;
  readonly luma: Plane;
  readonly sums: Sums;
  /** Red, green and blue; made when they are asked for. */
  readonly channels: () => readonly Plane[];
}

export function cornerOf(pixels: Pixels, side: 'left' | 'right', across: number, below: number): Corner {
  const [width, height] = [Math.min(pixels.width, across), Math.min(pixels.height, below)];
  const region = { x: side === 'left' ? 0 : pixels.width - width, y: pixels.height - height, width, height };
  const luma = planeOf(pixels, region, LUMA);
  let channels: readonly Plane[] | undefined;
  return {
    region,
    luma,
    sums: sumsOf(luma),
    channels: () => {
      channels ??= CHANNELS.map((channel) => planeOf(pixels, region, channel));
      return channels;
    },
  };
}

/** The same corner with light and dark exchanged. */
export function inverted({ region, luma, channels }: Corner): Corner {
  const darkened = invertedPlane(luma);
  return { region, luma: darkened, sums: sumsOf(darkened), channels: () => channels().map(invertedPlane) };
}

const invertedPlane = (plane: Plane): Plane => ({ ...plane, values: plane.values.map((value) => 255 - value) });
