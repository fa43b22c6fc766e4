/**
 * What is rounded to multiples of one step and then to those of another leaves a comb: some values of the second step are
 * met too often, others never. Which, tells the first step.
 */

/** Values (multiples of the file's own step) that are counted; those beyond are few. */
const MOST_VALUE = 40;
/** Values other than 0 that a comb can be seen in, at least. */
const LEAST_COUNT = 200;
/** Earlier steps that are tried, at most; and as multiples of the file's own. */
const MOST_STEP = 100;
const MOST_RATIO = 12;
/** What decoding to whole numbers of red, green and blue adds to a coefficient: the standard deviation. */
const ROUNDING = 0.45;
/** Combs whose values are met this much as often as without are not told apart further, so that no one value decides. */
const LEAST_SHARE = 0.02;
/**
 * How far apart the values would be with a comb and without, in nats a value, at least; how much of that way what was found
 * goes; and by how many standard errors.
 */
const LEAST_DISTANCE = 0.15;
const LEAST_WAY = 0.5;
const LEAST_ERRORS = 8;

/** How often each multiple of `step` is met among coefficients, without their sign. */
export function countsOf(coefficients: readonly number[], step: number): Float64Array {
  const counts = new Float64Array(MOST_VALUE + 1);
  for (const coefficient of coefficients) {
    const value = Math.round(Math.abs(coefficient) / step);
    if (value <= MOST_VALUE) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** `tested`: there are enough values, and a step that would show. `step`: the earlier one, where its comb is there. */
export interface CombResult {
  readonly tested: boolean;
  readonly step: number | null;
}

/**
 * Looks for the comb of an earlier step in what a file's own step has. `without`: the same counts where no comb can be, in
 * blocks that lie across those of the file.
 */
export function findComb(counts: Float64Array, without: Float64Array, own: number): CombResult {
  const total = sumOf(counts);
  if (total < LEAST_COUNT || own < 1 || own > MOST_STEP) return { tested: false, step: null };
  const smooth = without.map((count) => count + 0.5);
  const smoothTotal = sumOf(smooth);
  let best: { step: number; gain: number; isThere: boolean } | undefined;
  for (let step = 2; step <= Math.min(MOST_STEP, own * MOST_RATIO); step++) {
    if (step === own) continue;
    const found = compared(counts, total, smooth, smoothTotal, sharesOf(step, own));
    if (found && (!best || found.gain > best.gain)) best = { step, ...found };
  }
  return { tested: best !== undefined, step: best?.isThere ? best.step : null };
}

/** The values but 0: of those that are rounded to nothing, nothing is left to tell. */
const sumOf = (counts: Float64Array): number =>
  counts.reduce((sum, count, value) => (value === 0 ? 0 : sum + count), 0);

/** Undefined where this comb could not be told from none. */
function compared(
  counts: Float64Array,
  total: number,
  smooth: Float64Array,
  smoothTotal: number,
  shares: Float64Array,
) {
  let mean = 0;
  for (let value = 1; value <= MOST_VALUE; value++) mean += ((smooth[value] ?? 0) / smoothTotal) * (shares[value] ?? 0);
  let [without, squares, withComb, gain] = [0, 0, 0, 0];
  for (let value = 1; value <= MOST_VALUE; value++) {
    const ratio = (shares[value] ?? 0) / mean;
    const nats = Math.log(ratio);
    const expected = (smooth[value] ?? 0) / smoothTotal;
    without += expected * nats;
    squares += expected * nats * nats;
    withComb += expected * ratio * nats;
    gain += ((counts[value] ?? 0) / total) * nats;
  }
  const distance = withComb - without;
  if (distance < LEAST_DISTANCE) return undefined;
  const error = Math.sqrt((squares - without * without) / total);
  return { gain, isThere: gain - without >= LEAST_WAY * distance && gain - without >= LEAST_ERRORS * error };
}

/** How often each value is met after an earlier `step`, by how often it is met without one. */
function sharesOf(step: number, own: number): Float64Array {
  const shares = new Float64Array(MOST_VALUE + 1);
  for (let value = 1; value <= MOST_VALUE; value++) {
    const [from, to] = [(value - 0.5) * own, (value + 0.5) * own];
    let sum = 0;
    for (let multiple = Math.max(0, Math.floor((from - 3) / step)); multiple * step <= to + 3; multiple++) {
      sum += normal((to - multiple * step) / ROUNDING) - normal((from - multiple * step) / ROUNDING);
    }
    shares[value] = Math.max(LEAST_SHARE, (sum * step) / own);
  }
  return shares;
}

/** The share of a normal distribution below `x`, to 7 places (Abramowitz and Stegun 26.2.17). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const beyond = Math.exp((-x * x) / 2) * 0.3989422804 * polynomial;
  return x > 0 ? 1 - beyond : beyond;
}
