// Things that repeat before the camera and are neither a screen nor a print of a picture: cloth, knitwear, mesh, blinds,
// bricks, tiles, corrugated board, a page of text, checks. Each in linear light, by sensor pixels.
import { seededRandom } from '@biaoshi/testkit';
import { between, viewOf } from './recapture-camera.mjs';

const wave = (turns) => 0.5 + 0.5 * Math.cos(2 * Math.PI * turns);
const part = (at) => at - Math.floor(at);
/** A fixed draw for a cell of a grid, 0 to 1. */
const drawn = (column, row) => part(Math.sin(column * 127.1 + row * 311.7) * 43758.5453);

/** What each makes of (u, v), counted in its own repeats: how bright it is there. */
const SURFACES = {
  cloth: (u, v) => (part((Math.floor(u) + Math.floor(v)) / 2) < 0.25 ? wave(u - 0.5) : wave(v - 0.5)) ** 0.5,
  twill: (u, v) => 0.35 + 0.65 * wave(u + v / 3) * (0.6 + 0.4 * wave(v)),
  knit: (u, v) => 0.3 + 0.7 * wave(v + 0.6 * Math.abs(part(u) - 0.5)) * wave(u - 0.5) ** 0.4,
  mesh: (u, v) => (part(u) < 0.3 || part(v) < 0.3 ? 0.8 : 0.15),
  blinds: (_u, v) => 0.3 + 0.6 * part(v),
  bricks: (u, v) =>
    part(v) < 0.14 || part(u / 2 + (Math.floor(v) & 1) / 2) < 0.07
      ? 0.8
      : 0.3 + 0.2 * drawn(Math.floor(u / 2 + (Math.floor(v) & 1) / 2), Math.floor(v)),
  tiles: (u, v) => (part(u) < 0.06 || part(v) < 0.06 ? 0.35 : 0.7 + 0.08 * drawn(Math.floor(u), Math.floor(v))),
  corrugated: (u) => 0.25 + 0.65 * wave(u),
  text: (u, v) =>
    part(v) > 0.55 ||
    drawn(Math.floor(u * 3), Math.floor(v)) > 0.75 ||
    drawn(Math.floor(u * 9), Math.floor(v * 7)) > 0.5
      ? 0.85
      : 0.05,
  checks: (u, v) => ((Math.floor(u) + Math.floor(v)) & 1 ? 0.75 : 0.3),
};
export const SURFACE_KINDS = Object.keys(SURFACES);

/** Repeats in sensor pixels: fine ones, as cloth has them, and coarse ones, as a wall has them. */
const REPEATS = {
  cloth: [1.6, 14],
  twill: [2, 14],
  knit: [4, 30],
  mesh: [2.5, 24],
  corrugated: [5, 40],
  blinds: [10, 60],
  checks: [4, 60],
  text: [8, 40],
  bricks: [14, 80],
  tiles: [18, 120],
};

/**
 * A surface before what `around` shows, where `isWhere` says that it is. Threads are not drawn with a ruler: each has some
 * waviness, which a display has not.
 */
export function surfaceScene(kind, around, plan, seed, isWhere = () => true) {
  const random = seededRandom(seed);
  const view = viewOf(plan);
  const [least, most] = REPEATS[kind];
  const repeat = least * (most / least) ** random();
  const wavy = random() < 0.5 ? 0 : between(random, 0.1, 0.6);
  const [length, phase] = [between(random, 150, 500), random() * 7];
  const colour = [0, 1, 2].map(() => between(random, 0.2, 0.9));
  const level = SURFACES[kind];
  const place = [0, 0];
  return {
    fine: 3,
    repeat,
    at(x, y, light) {
      view(x, y, place);
      const [u, v] = place;
      around(u, v, light);
      if (!isWhere(u, v)) return;
      const bent = wavy * Math.sin((u + 0.7 * v) / length + phase);
      const value = level(u / repeat + bent, v / repeat + bent * Math.cos(v / length));
      const shade = 0.7 + 0.3 * Math.sin((u - v) / 900 + phase);
      for (let k = 0; k < 3; k++) light[k] = colour[k] * value * shade;
    },
  };
}
