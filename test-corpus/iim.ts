import { bytesOf, jpegSegment, u16beBytes, u32beBytes } from '@biaoshi/testkit';

/** One IPTC-IIM dataset of the application record. */
export const iimDataSet = (dataset: number, text: string): Uint8Array =>
  bytesOf(0x1c, 2, dataset, u16beBytes(text.length), text);

/** Photoshop's resource for IIM, with an empty name. */
export const iimResource = (iim: Uint8Array): Uint8Array =>
  bytesOf('8BIM', u16beBytes(0x0404), 0, 0, u32beBytes(iim.length), iim, new Uint8Array(iim.length % 2));

/** APP13 with these resources. */
export const photoshopSegment = (resources: Uint8Array): Uint8Array => jpegSegment(0xed, 'Photoshop 3.0\0', resources);

/** APP13 with one dataset. */
export const iimSegment = (dataset: number, text: string): Uint8Array =>
  photoshopSegment(iimResource(iimDataSet(dataset, text)));
