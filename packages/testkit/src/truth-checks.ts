import type { AssetEvidence, Family, Part, PartKind } from '@biaoshi/core';

/** The family whose home a part of this kind is, as far as its kind alone tells. */
const FAMILY_OF_PART: Readonly<Record<PartKind, Family | undefined>> = {
  xmp: 'xmp',
  xmpProperties: 'xmp',
  exif: 'exif',
  exifValue: 'exif',
  exifText: 'exif',
  iptc: 'iptc',
  photoshop: 'iptc',
  iptcText: 'iptc',
  jumbf: 'c2pa',
  text: 'aigcField',
  comment: 'aigcField',
  application: 'aigcField',
  trailer: undefined,
};

/** What is wrong with the places that the parts claim, in words; `bytes` are all of the asset that could be read. */
export function partComplaints(
  { parts, format }: AssetEvidence,
  bytes: Uint8Array,
  size: number = bytes.length,
): readonly string[] {
  const complaints: string[] = [];
  for (const part of parts) {
    const name = `${part.kind} ${part.path} [${part.start}, ${part.end})`;
    if (!(part.start >= 0 && part.start <= part.end && part.end <= size)) complaints.push(`${name} is outside`);
    if (part.path !== format && !part.path.startsWith(`${format}/`))
      complaints.push(`${name} has no path from ${format}`);
    if (part.verbatim && !isVerbatim(part, bytes)) complaints.push(`${name} is not verbatim`);
  }
  return complaints;
}

function isVerbatim({ start, end, data }: Part, bytes: Uint8Array): boolean {
  return data.length <= end - start && data.every((byte, index) => byte === bytes[start + index]);
}

/** Families that the whole file has and that a damaged or half-seen copy of it calls absent although it lost some. */
export function lostButAbsent(whole: AssetEvidence, seen: AssetEvidence): readonly string[] {
  const kept = new Set(seen.parts.map(({ kind, start, data }) => `${kind} ${start} ${data.length}`));
  const lost = new Set<Family>();
  for (const { kind, start, data } of whole.parts) {
    const family = FAMILY_OF_PART[kind];
    if (family && !kept.has(`${kind} ${start} ${data.length}`)) lost.add(family);
  }
  for (const [family, reading] of Object.entries(whole.readings)) {
    if (reading === 'present' || reading === 'unreadable') lost.add(family as Family);
  }
  return [...lost].filter((family) => seen.readings[family] === 'absent').map((family) => `${family} is called absent`);
}
