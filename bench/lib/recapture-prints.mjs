// Prints before the camera: four inks in round dots on screens of four angles, one over the other on white paper.
import { viewOf } from './recapture-camera.mjs';

/** Degrees, of cyan, magenta, yellow and black. */
const ANGLES = [15, 75, 0, 45];
/** What an ink lets through of red, green and blue. */
const INKS = [
  [0.08, 0.55, 0.75],
  [0.65, 0.08, 0.4],
  [0.92, 0.85, 0.1],
  [0.04, 0.04, 0.04],
];
const STEPS = 1024;
const COSINE = Float32Array.from({ length: STEPS }, (_, at) => Math.cos((2 * Math.PI * at) / STEPS));
const cosine = (turns) => COSINE[Math.floor((turns - Math.floor(turns)) * STEPS)];

/** How high the dots' hill stands where a share of it, 0 to 1 in 64 steps, is above: the share that ink covers is so exact. */
const HEIGHTS = heights();
function heights() {
  const values = [];
  for (let y = 0; y < 128; y++) for (let x = 0; x < 128; x++) values.push(hill(x / 128, y / 128));
  values.sort((a, b) => b - a);
  return Array.from({ length: 65 }, (_, at) => values[Math.min(values.length - 1, (at * values.length) >> 6)]);
}
function hill(u, v) {
  return (cosine(u) + cosine(v)) / 2;
}

/** `shown(u, v, light)`: linear light of the picture, by sensor pixels. `cell`: sensor pixels from dot to dot. */
export function printScene(shown, cell, plan, isWhere = () => true) {
  const view = viewOf(plan);
  const turns = ANGLES.map((degrees) => [
    Math.cos((degrees * Math.PI) / 180) / cell,
    Math.sin((degrees * Math.PI) / 180) / cell,
  ]);
  const [place, inks] = [
    [0, 0],
    [0, 0, 0, 0],
  ];
  return {
    fine: 3,
    at(x, y, light) {
      view(x, y, place);
      const [u, v] = place;
      shown(u, v, light);
      if (!isWhere(u, v)) return;
      separate(light, inks);
      light.fill(0.85);
      for (let ink = 0; ink < 4; ink++) {
        const [cos, sin] = turns[ink];
        if (hill(u * cos + v * sin, v * cos - u * sin) < HEIGHTS[Math.round(64 * inks[ink])]) continue;
        for (let k = 0; k < 3; k++) light[k] *= INKS[ink][k];
      }
    },
  };
}

/** Of a colour, how much ink its complement takes: dots gain on paper, so half-tones take less. */
const INK_OF = Float32Array.from({ length: 1025 }, (_, light) => 1 - (light / 1024) ** 0.6);
const inkOf = (light) => INK_OF[Math.min(1024, Math.round(1024 * light))];

/** Shares of the four inks; half of the grey is printed black. */
function separate(light, inks) {
  const [c, m, y] = [inkOf(light[0]), inkOf(light[1]), inkOf(light[2])];
  const black = 0.5 * Math.min(c, m, y);
  inks[0] = (c - black) / (1 - black);
  inks[1] = (m - black) / (1 - black);
  inks[2] = (y - black) / (1 - black);
  inks[3] = black;
}
