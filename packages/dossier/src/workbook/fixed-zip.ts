import { unzipSync, type Zippable, zipSync } from 'fflate';

/** What a DOS time can say first. Given as local time, since that is what is written: the same in every time zone. */
const FIRST_MOMENT = new Date(1980, 0, 1);

/** The same archive without the time at which it was packed, its members in order of their names. */
export function fixedZip(zip: Uint8Array): Uint8Array {
  const members = Object.entries(unzipSync(zip)).sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(members.map(([name, bytes]) => [name, [bytes, { level: 6 }]]));
  return zipSync(entries, { mtime: FIRST_MOMENT });
}
