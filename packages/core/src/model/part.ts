interface PartBase {
  /** Structural path, e.g. `jpeg/APP1[0]`. Names that come from the file are already escaped. */
  readonly path: string;
  /** Where the part's stored bytes are in the asset. */
  readonly start: number;
  readonly end: number;
  /** The payload, decoded (inflated, joined) as the container stores it. */
  readonly data: Uint8Array;
  /** True when `data[i]` is byte `start + i` of the asset, so places inside it can be given exactly. */
  readonly verbatim: boolean;
  /** Where the part stands relative to the coded picture; undefined when the container has no such order. */
  readonly order?: 'beforeImage' | 'afterImage' | 'trailer';
}

/** An XMP packet. `namespaces`: declarations in force around it (SVG). */
export interface XmpPart extends PartBase {
  readonly kind: 'xmp';
  readonly namespaces?: Readonly<Record<string, string>>;
}
/** A TIFF-structured EXIF block, starting at its byte-order mark. */
export interface ExifPart extends PartBase {
  readonly kind: 'exif';
}
/**
 * The value of one IFD entry of a TIFF file, whose IFDs point all over the file and so make no block. Handed over for
 * entries that could hold text, and for the EXIF pointer itself.
 */
export interface ExifValuePart extends PartBase {
  readonly kind: 'exifValue';
  readonly tag: number;
  /** `IFD0`, `IFD1` …, `ExifIFD`, `GPS`, `Interop`, `SubIFD[n]`. `path` leads to this IFD; its carrier adds the tag's name. */
  readonly ifd: string;
  /** TIFF type code of the entry. */
  readonly type: number;
  readonly bigEndian: boolean;
}
/** IPTC-IIM datasets. */
export interface IptcPart extends PartBase {
  readonly kind: 'iptc';
}
/** Photoshop image resources (`8BIM` blocks). */
export interface PhotoshopPart extends PartBase {
  readonly kind: 'photoshop';
}
/** A C2PA manifest store (JUMBF superbox). `data` is empty: only its place is recorded here. */
export interface JumbfPart extends PartBase {
  readonly kind: 'jumbf';
  /** The byte ranges that, joined, are the store (JPEG splits it over APP11 segments). */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}
/** A keyed text entry: PNG tEXt/zTXt/iTXt, QuickTime keys, GIF or SVG text. `keyword` is from the file. */
export interface TextPart extends PartBase {
  readonly kind: 'text';
  readonly keyword: string;
  readonly encoding: 'latin1' | 'utf8';
  /** The native unit that holds it, e.g. `tEXt`, `iTXt`, `ilst`. */
  readonly unit: string;
}
/** A free comment (JPEG COM, GIF comment extension). */
export interface CommentPart extends PartBase {
  readonly kind: 'comment';
}
/** An application block nobody else claimed: JPEG APPn, GIF application extension, MP4 `uuid`. */
export interface ApplicationPart extends PartBase {
  readonly kind: 'application';
  /** The block's own name, e.g. `APP12` and its identifier, from the file. */
  readonly identifier: string;
}
/** Bytes after the end of the picture. `data` holds at most `limits.maxTrailerBytes` of them. */
export interface TrailerPart extends PartBase {
  readonly kind: 'trailer';
}

/* Below: parts that carriers yield from the ones above. */

/** One XMP leaf value. */
export interface XmpProperty {
  readonly namespace: string;
  readonly name: string;
  readonly form: 'element' | 'attribute';
  /** Way down from the description with usual prefixes, e.g. `xmpMM:History/rdf:li[2]/stEvt:action`. */
  readonly path: string;
  /** The value after XML unescaping. */
  readonly text: string;
  /** Bytes of the value (element content or attribute value) in the asset. */
  readonly start: number;
  readonly end: number;
}

/** All leaf values of one packet, in document order, and every namespace URI that it declares. */
export interface XmpPropertiesPart extends PartBase {
  readonly kind: 'xmpProperties';
  readonly properties: readonly XmpProperty[];
  readonly declaredNamespaces: readonly string[];
}
/** One EXIF text value. */
export interface ExifTextPart extends PartBase {
  readonly kind: 'exifText';
  readonly tag: number;
  readonly tagName: string;
  readonly ifd: string;
  readonly text: string;
  /** UserComment's eight-byte character code as found: `ASCII`, `UNICODE`, `JIS`, `undefined` (eight NULs), `none`. */
  readonly characterCode?: 'ASCII' | 'UNICODE' | 'JIS' | 'undefined' | 'none';
}

/** One IPTC-IIM text dataset. */
export interface IptcTextPart extends PartBase {
  readonly kind: 'iptcText';
  readonly record: number;
  readonly dataset: number;
  readonly text: string;
}

export type ContainerPart =
  | XmpPart
  | ExifPart
  | ExifValuePart
  | IptcPart
  | PhotoshopPart
  | JumbfPart
  | TextPart
  | CommentPart
  | ApplicationPart
  | TrailerPart;

export type Part = ContainerPart | XmpPropertiesPart | ExifTextPart | IptcTextPart;
export type PartKind = Part['kind'];
export type PartOf<K extends PartKind> = Extract<Part, { kind: K }>;
