import type { Progress } from './progress.ts';

/** How much was done at a moment. */
export interface Mark {
  readonly at: number;
  readonly done: number;
}

export interface Pace {
  readonly perSecond: number;
  /** Seconds that the rest takes at this pace; not given while nobody knows how much there is. */
  readonly secondsLeft?: number;
}

/** Time over which the pace is taken: what was replayed or cached at first says nothing of what is to come. */
const WINDOW_MS = 15_000;
/** Below this, a pace is chance. */
const LEAST_MS = 1_000;

/** The marks of the window that ends with this one, and the last before it. Marks are in the order of time. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const first = marks.findIndex(({ at }) => at > mark.at - WINDOW_MS);
  return [...(first < 0 ? marks.slice(-1) : marks.slice(Math.max(0, first - 1))), mark];
}

/** The pace over these marks; 0 where they tell none. */
export function paceOf(marks: readonly Mark[], { done, total }: Progress): Pace {
  const [first, last] = [marks[0], marks.at(-1)];
  const elapsed = first && last ? last.at - first.at : 0;
  const perSecond = first && last && elapsed > 0 ? ((last.done - first.done) / elapsed) * 1000 : 0;
  const isKnown = total !== undefined && total > done && perSecond > 0 && elapsed >= LEAST_MS;
  return { perSecond, ...(isKnown && { secondsLeft: Math.ceil((total - done) / perSecond) }) };
}

/** `m:ss`, or `h:mm:ss` from an hour on. */
export function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
