/**
 * A time as far as it is known, in milliseconds since 1970 UTC: it lies between `earliest` and `latest`. A time without
 * a zone may be any zone's; a day is all of it.
 */
export interface Moment {
  readonly earliest: number;
  readonly latest: number;
}

/** How two moments lie: `unsure` where what is not known of them decides. */
export type Order = 'before' | 'after' | 'unsure';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The zones that are in use reach from UTC−12 to UTC+14. */
const [WEST_HOURS, EAST_HOURS] = [12, 14];

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const EXIF = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
const OFFSET = /^(Z|[+-]\d{2}:\d{2})$/;

/** Of a day (`2026-03-14`) or a time (`2026-03-14T10:22`, `2026-03-14T10:22:31+08:00`); undefined for anything else. */
export function parseTime(text: string): Moment | undefined {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = '00', zone] = found;
  const start = utc([year, month, day, hour ?? '00', minute ?? '00', second]);
  if (start === undefined) return undefined;
  const lasts = hour === undefined ? DAY_MS - 1 : found[6] === undefined ? 59_999 : 999;
  return within(start, lasts, zone);
}

/** Of EXIF's `2026:03:14 10:22:31` and its offset (`+08:00`, '' where none is given); undefined when it says no time. */
export function parseExifTime(text: string, offset: string): Moment | undefined {
  const found = EXIF.exec(text);
  const start = found ? utc(found.slice(1)) : undefined;
  return start === undefined ? undefined : within(start, 999, OFFSET.test(offset) ? offset : undefined);
}

export function orderOf(one: Moment, other: Moment): Order {
  if (one.latest < other.earliest) return 'before';
  return one.earliest > other.latest ? 'after' : 'unsure';
}

function within(start: number, lastsMs: number, zone: string | undefined): Moment | undefined {
  if (zone === undefined) {
    return { earliest: start - EAST_HOURS * HOUR_MS, latest: start + lastsMs + WEST_HOURS * HOUR_MS };
  }
  const shift = zone === 'Z' ? 0 : zoneMs(zone);
  return shift === undefined ? undefined : { earliest: start - shift, latest: start + lastsMs - shift };
}

function zoneMs(zone: string): number | undefined {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > EAST_HOURS || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Undefined for a date that no calendar has. */
function utc(fields: readonly (string | undefined)[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.map(Number);
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(ms);
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal && year >= 1900 ? ms : undefined;
}
