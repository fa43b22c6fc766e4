import {
  box,
  bytesOf,
  exifPayload,
  ftyp,
  fullBox,
  hdlr,
  iinf,
  iloc,
  infe,
  metaBox,
  pitm,
  u16beBytes,
  u32beBytes,
} from '@biaoshi/testkit';

/** One coded picture: the decoder's configuration and the access unit. */
interface Still {
  readonly configuration: Uint8Array;
  readonly data: Uint8Array;
}

const still = (configuration: string, data: string): Still => ({
  configuration: Buffer.from(configuration, 'base64'),
  data: Buffer.from(data, 'base64'),
});

/*
 * Pictures of our own, 128 × 64: blue, #2040c0, with a quarter by a quarter in red, #e02020, at the top left. Coded by
 * Debian's heif-enc 1.15.1 with x265 3.5 (`heif-enc -q 60 picture.png`, `heif-enc -q 60 -b 10 16-bit.png`), and taken out
 * of the files it made. No package of npm codes HEVC.
 */

export const COLOUR: Still = still(
  'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgQWW6kkprm4EBAwIAAAMAAgAAAwACECIAAQAHRAHBcrAiQA==',
  'AAAASigBrwngxwq8mg//9b4n/9y07L9SslCkUf+sARX9G1R/6WUXBsmjeUv1mWy+YUceOoCYLhLt/+HF7H3Ujf/Zzbyny6G4rhTAUBTw',
);

/** The same in 10 bits a channel. */
export const TEN_BITS: Still = still(
  'AQQIAAAAAAAAAAAAHvAA/P36+gAADwMgAAEAF0ABDAH//wQIAAADAJ24AAADAAAeugJAIQABACpCAQEECAAAAwCduAAAAwAAHqAQIEE2W6kkprm4EBAwIAAAAwAgAAADACEiAAEAB0QBwXKwIkA=',
  'AAAAOygBrwngFVwwN//w/J//yEHZfuozm8Eh/9zJz7+PmX//K+Aacvkf/gQiA/QBCv/VRcmju2dflWvXNUvW',
);

/** An alpha plane: the red part is opaque, the rest is not there. */
const ALPHA: Still = still(
  'AQQIAAAAAAAAAAAAHvAA/Pz4+AAADwMgAAEAF0ABDAH//wQIAAADAJ/4AAADAAAeugJAIQABACdCAQEECAAAAwCf+AAAAwAAHsBAgQWW6kkprmwIAAADAAgAAAMACEAiAAEAB0QBwXKwIkA=',
  'AAAAYSgBrhPAxt2GYu8fxLRPLH/+qo1LEeqM1oYRG8z29g8f/G8U9YgU+CRbhBfiaQT9QJs/rutsf8Rk/QKPWFK4HWxmPqFO1dBcYzavpvofhJVeRQDb//4/sTBjnRTKb4YUexw=',
);

interface HeicPlan {
  readonly picture?: Still;
  /** Width and height that the file promises. */
  readonly size?: readonly [number, number];
  readonly withAlpha?: boolean;
  /** Quarter turns anticlockwise (`irot`). */
  readonly turns?: number;
  /** `imir`: 0 mirrors top and bottom, 1 left and right. */
  readonly mirror?: 0 | 1;
  /** A block of EXIF, TIFF header first. */
  readonly exif?: Uint8Array;
}

/** A HEIC file of one picture. */
export function heic({
  picture = COLOUR,
  size = [128, 64],
  withAlpha = false,
  turns,
  mirror,
  exif,
}: HeicPlan = {}): Uint8Array {
  const extent = fullBox('ispe', 0, 0, u32beBytes(size[0]), u32beBytes(size[1]));
  const turning = [
    ...(turns === undefined ? [] : [box('irot', turns)]),
    ...(mirror === undefined ? [] : [box('imir', mirror)]),
  ];
  const items = [
    { id: 1, type: 'hvc1', data: picture.data, properties: [box('hvcC', picture.configuration), extent, ...turning] },
    ...(withAlpha ? [{ id: 2, type: 'hvc1', data: ALPHA.data, properties: [...alphaProperties, extent] }] : []),
    ...(exif ? [{ id: 3, type: 'Exif', data: exifPayload(exif), properties: [] }] : []),
  ];
  const references = [...(withAlpha ? [reference('auxl', 2)] : []), ...(exif ? [reference('cdsc', 3)] : [])];
  const meta = (mediaStart: number): Uint8Array => {
    const ends = items.map((_, last) => sum(items.slice(0, last + 1).map(({ data }) => data.length)));
    const locations = items.map(({ id, data: { length } }, at) => ({
      id,
      extents: [{ offset: mediaStart + (ends[at] as number) - length, length }],
    }));
    const boxes = [hdlr('pict'), pitm(1), iinf(items.map(infe)), propertiesOf(items), iloc(locations)];
    return metaBox(...boxes, ...(references.length > 0 ? [fullBox('iref', 0, 0, ...references)] : []));
  };
  const head = ftyp('heic', 'mif1', 'heic');
  const media = box('mdat', ...items.map(({ data }) => data));
  return bytesOf(head, meta(head.length + meta(0).length + 8), media);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const alphaProperties = [box('hvcC', ALPHA.configuration), fullBox('auxC', 0, 0, 'urn:mpeg:hevc:2015:auxid:1\0')];

const reference = (type: string, from: number): Uint8Array => box(type, u16beBytes(from), u16beBytes(1), u16beBytes(1));

function propertiesOf(
  items: readonly { readonly id: number; readonly properties: readonly Uint8Array[] }[],
): Uint8Array {
  let index = 0;
  const associations = items.map(({ id, properties }) =>
    bytesOf(u16beBytes(id), properties.length, ...properties.map(() => 0x80 | ++index)),
  );
  const container = box('ipco', ...items.flatMap(({ properties }) => properties));
  return box('iprp', container, fullBox('ipma', 0, 0, u32beBytes(items.length), ...associations));
}
