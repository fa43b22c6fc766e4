import { type Plane, valueAt } from './plane.ts';
import type { Placement, ShapeMark } from './shape.ts';

/** How an outline fits what is in the picture, as if a plain shape that lets light through lay there. */
export interface OutlineFit {
  /** Share of light that the shape covers, estimated from what is inside and outside of its outline. */
  readonly opacity: number;
  /** The same for each side alone. */
  readonly sides: readonly number[];
  /** Mean of what is left above the values outside, up to how light the shape is. */
  readonly room: number;
  /** How light it is just beyond the shape's points: 0 as outside of the outline, 1 as inside. */
  readonly beyond: number;
  /** Mean step of luma across the outline. */
  readonly step: number;
  /** The step by how much it differs along the outline: its mean by its standard error. */
  readonly certainty: number;
  /** The same, where what is not plain on either side of the outline counts as difference too. */
  readonly plainCertainty: number;
}

/** Distance of the samples on either side of the outline: pixels at least, and share of the radius. */
const LEAST_DISTANCE = 1;
const DISTANCE = 0.06;
/** Distance of the samples that show whether there is a surface, as share of the radius. */
const FAR_DISTANCE = 0.25;
/** Variance of luma that rounding alone can make. */
const ROUNDING = 0.25;

const nearOf = (radius: number): number => Math.max(LEAST_DISTANCE, DISTANCE * radius);

/** The step by how much it differs along the outline, without the rest of a fit: it is asked for often. */
export function certaintyOf(plane: Plane, { outline, light }: ShapeMark, { x, y, radius }: Placement): number {
  const near = nearOf(radius);
  let steps = 0;
  let rooms = 0;
  let [stepSquares, products, roomSquares] = [0, 0, 0];
  for (const point of outline) {
    const [left, top] = [x + point.x * radius, y + point.y * radius];
    const outside = valueAt(plane, left + point.nx * near, top + point.ny * near);
    const step = valueAt(plane, left - point.nx * near, top - point.ny * near) - outside;
    const room = light - outside;
    steps += step;
    rooms += room;
    stepSquares += step * step;
    products += step * room;
    roomSquares += room * room;
  }
  const count = outline.length;
  const opacity = steps / Math.max(rooms, count);
  const spread = (stepSquares - 2 * opacity * products + opacity * opacity * roomSquares) / count + ROUNDING;
  return steps / Math.sqrt(spread * count);
}

export function fit(plane: Plane, { outline, sides, beyond, light }: ShapeMark, placement: Placement): OutlineFit {
  const { x, y, radius } = placement;
  const near = nearOf(radius);
  const far = Math.max(near + 1, FAR_DISTANCE * radius);
  const along = outline.map((point) => {
    const at = (distance: number): number =>
      valueAt(plane, x + point.x * radius + point.nx * distance, y + point.y * radius + point.ny * distance);
    const [inside, outside] = [at(-near), at(near)];
    const unplain = (at(-far) - inside) ** 2 + (at(far) - outside) ** 2;
    return { side: point.side, step: inside - outside, outside, room: light - outside, unplain };
  });
  const farther = beyond.map((point) => valueAt(plane, x + point.x * radius, y + point.y * radius));
  const opacity = opacityOf(along);
  const step = mean(along.map((one) => one.step));
  const spread = mean(along.map((one) => (one.step - opacity * one.room) ** 2)) + ROUNDING;
  const unplain = mean(along.map((one) => one.unplain));
  return {
    opacity,
    sides: Array.from({ length: sides }, (_, side) => opacityOf(along.filter((one) => one.side === side))),
    room: mean(along.map((one) => one.room)),
    beyond: beyond.length === 0 ? 0 : (mean(farther) - mean(along.map((one) => one.outside))) / Math.max(step, 1),
    step,
    certainty: step / Math.sqrt(spread / along.length),
    plainCertainty: step / Math.sqrt((spread + unplain) / along.length),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of the room that there is above what is outside, how much the steps take; where all is as light as the shape, there is none. */
const opacityOf = (along: readonly { readonly step: number; readonly room: number }[]): number =>
  mean(along.map(({ step }) => step)) / Math.max(mean(along.map(({ room }) => room)), 1);
