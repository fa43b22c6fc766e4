// Displays before the camera: sub-pixels in their places, in linear light. Lens and sensor pixel blur them by Gauss's
// curve, which is worked out for a lattice of boxes or dots once and looked up: so that nothing aliases but in the camera.
import { viewOf } from './recapture-camera.mjs';

export const LAYOUTS = ['stripes', 'reversed', 'pentile'];

const STEPS = 512;

/** How much of each channel the camera's red, green and blue filters let through. */
const FILTERS = [
  [0.86, 0.11, 0.03],
  [0.1, 0.82, 0.08],
  [0.03, 0.14, 0.83],
];

/** `shown(u, v, light)`: linear light of the display's pixels. `pitch`: sensor pixels a display pixel. */
export function screenScene(shown, layout, pitch, plan, veil) {
  const view = viewOf(plan);
  const blur = plan.blur / pitch;
  const emit = layout === 'pentile' ? pentile(blur) : stripes(blur, layout === 'reversed');
  const place = [0, 0];
  const [content, share] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  return {
    fine: 1,
    at(x, y, light) {
      view(x, y, place);
      const [u, v] = [place[0] / pitch, place[1] / pitch];
      shown(u, v, content);
      emit(u, v, share);
      for (let k = 0; k < 3; k++) {
        light[k] = veil;
        for (let j = 0; j < 3; j++) light[k] += FILTERS[k][j] * content[j] * share[j];
      }
    },
  };
}

/** Three upright boxes a pixel, a black matrix between them. */
function stripes(blur, isReversed) {
  const across = [0.04, 0.37, 0.7].map((from) => boxes(from, from + 0.26, blur));
  if (isReversed) across.reverse();
  const down = boxes(0.08, 0.92, blur);
  return (u, v, share) => {
    const row = look(down, v) / 0.84;
    for (let k = 0; k < 3; k++) share[k] = (look(across[k], u) / 0.26) * row;
  };
}

/** A green dot a pixel; red and blue ones take turns, in between. */
function pentile(blur) {
  const green = dots(0, 1, 0.16, blur);
  const [even, odd] = [dots(0.25, 2, 0.12, blur), dots(0.75, 2, 0.12, blur)];
  const pair = (u, v) => (4 * (look(even, u) * look(even, v) + look(odd, u) * look(odd, v))) / 2;
  return (u, v, share) => {
    share[1] = look(green, u) * look(green, v);
    share[0] = pair(u / 2, v / 2);
    share[2] = pair(u / 2 + 0.5, v / 2);
  };
}

/** Of a box from `from` to `to` in each unit, blurred. */
function boxes(from, to, blur) {
  return series(
    blur,
    (k) => {
      const [a, b] = [2 * Math.PI * k * from, 2 * Math.PI * k * to];
      return [(Math.sin(b) - Math.sin(a)) / (2 * Math.PI * k), (Math.cos(a) - Math.cos(b)) / (2 * Math.PI * k)];
    },
    to - from,
  );
}

/** Of dots at `at` in each unit, where a unit is `length` pixels and a dot has this deviation in pixels; mean 1. */
function dots(at, length, deviation, blur) {
  return series(
    Math.hypot(blur, deviation) / length,
    (k) => [Math.cos(2 * Math.PI * k * at), Math.sin(2 * Math.PI * k * at)],
    1,
  );
}

/** A periodic function by its Fourier series, each part of it as weak as the blur makes it. */
function series(blur, partOf, mean) {
  const table = new Float32Array(STEPS).fill(mean);
  for (let k = 1; k < 12; k++) {
    const left = Math.exp(-2 * (Math.PI * k * blur) ** 2);
    if (left < 1e-6) break;
    const [cos, sin] = partOf(k);
    for (let at = 0; at < STEPS; at++) {
      const angle = (2 * Math.PI * k * at) / STEPS;
      table[at] += 2 * left * (cos * Math.cos(angle) + sin * Math.sin(angle));
    }
  }
  return table;
}

const look = (table, at) => table[Math.floor((at - Math.floor(at)) * STEPS)];
