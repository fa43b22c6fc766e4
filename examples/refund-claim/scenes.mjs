import { both, Canvas, crackPoints, either, ellipse, everywhere, rectangle, stroke, without } from './canvas.mjs';

const WIDTH = 480;
const HEIGHT = 360;
const INK = [54, 44, 40];
const CARDBOARD = [176, 136, 92];

const mix = (from, to, part) =>
  from.map((value, index) => value + (to[index] - value) * Math.min(1, Math.max(0, part)));

/** A table before a wall, under light from the left. */
function room(wall, table, horizon = 210) {
  const canvas = new Canvas(WIDTH, HEIGHT);
  canvas.fill(everywhere, (x, y) =>
    mix(
      wall,
      wall.map((value) => value * 0.72),
      x / WIDTH + y / 900,
    ),
  );
  canvas.fill(rectangle(-10, horizon, WIDTH + 10, HEIGHT + 10), (x, y) =>
    mix(
      table.map((value) => value * (0.94 + 0.06 * Math.sin(y * 0.31 + Math.sin(x * 0.011) * 5))),
      INK,
      (y - horizon) / 900,
    ),
  );
  return canvas;
}

function shadow(canvas, cx, cy, rx, ry) {
  for (let ring = 6; ring > 0; ring--)
    canvas.fill(ellipse(cx, cy, rx * (0.7 + ring * 0.08), ry * (0.7 + ring * 0.08)), INK, 0.07);
}

/** A glazed cup seen from a little above. */
function cup(canvas, { x, y, radius, height, glaze, missing = () => 1 }) {
  shadow(canvas, x + radius * 0.35, y + height, radius * 1.25, radius * 0.34);
  const ring = without(
    ellipse(x + radius * 1.06, y + height * 0.48, radius * 0.52, height * 0.36),
    ellipse(x + radius * 1.04, y + height * 0.48, radius * 0.33, height * 0.23),
  );
  const handle = without(ring, missing);
  const shade = (px) =>
    mix(
      glaze.map((value) => Math.min(255, value * 1.08)),
      glaze.map((value) => value * 0.5),
      (px - x + radius) / (radius * 2),
    );
  canvas.fill(handle, shade);
  const body = either(
    rectangle(x - radius, y, x + radius, y + height * 0.86),
    ellipse(x, y + height * 0.86, radius, radius * 0.3),
  );
  canvas.fill(body, shade);
  canvas.fill(
    ellipse(x, y, radius, radius * 0.27),
    glaze.map((value) => Math.min(255, value * 1.12)),
  );
  canvas.fill(
    ellipse(x, y + 2, radius * 0.91, radius * 0.22),
    glaze.map((value) => value * 0.42),
  );
  canvas.fill(
    rectangle(x - radius * 0.72, y + height * 0.18, x - radius * 0.6, y + height * 0.78, 5),
    [255, 255, 255],
    0.35,
  );
  canvas.fill(both(body, rectangle(x - radius, y + height * 0.58, x + radius, y + height * 0.66)), [52, 84, 132], 0.85);
  return body;
}

/** Dark fissures with one lit edge, kept inside a shape. */
function crack(canvas, inside, start, heading, steps, seed, width = 2.4) {
  const points = crackPoints(seed, start, heading, steps, 13);
  const lit = points.map(([x, y]) => [x + 1.6, y - 1]);
  canvas.fill(both(inside, stroke(lit, width * 0.7)), [246, 240, 230], 0.7);
  canvas.fill(both(inside, stroke(points, width)), INK, 0.92);
  return points;
}

const CELADON = [176, 208, 196];
const WHITE = [232, 230, 222];

export function crackedCup() {
  const canvas = room([206, 202, 192], [150, 112, 78]);
  const body = cup(canvas, { x: 220, y: 110, radius: 88, height: 168, glaze: WHITE });
  const trunk = crack(canvas, body, [206, 118], 1.5, 10, 11, 3);
  crack(canvas, body, trunk[3], 0.7, 5, 12, 2);
  crack(canvas, body, trunk[5], 2.5, 5, 13, 2);
  canvas.expose(1, 7, 0.3);
  return canvas;
}

export function crackCloseUp() {
  const canvas = new Canvas(360, 270);
  canvas.fill(everywhere, (x) => mix([240, 238, 230], [188, 186, 178], x / 360));
  canvas.fill(rectangle(-5, 196, 365, 226), [52, 84, 132], 0.85);
  const trunk = crack(canvas, everywhere, [120, -6], 1.35, 24, 21, 5);
  for (const [index, heading] of [
    [5, 0.5],
    [9, 2.6],
    [13, 0.3],
  ])
    crack(canvas, everywhere, trunk[index], heading, 9, 22 + index, 3);
  return canvas;
}

export function brokenHandle() {
  const canvas = room([192, 198, 206], [118, 96, 80]);
  const missing = rectangle(300, 120, 360, 240, 6);
  cup(canvas, { x: 190, y: 104, radius: 92, height: 176, glaze: CELADON, missing });
  for (const [x, y] of [
    [300, 136],
    [300, 239],
  ])
    canvas.fill(ellipse(x, y, 4, 11), [232, 222, 206]);
  canvas.fill(
    stroke(
      [
        [330, 300],
        [352, 286],
        [374, 292],
        [384, 312],
      ],
      15,
    ),
    CELADON.map((value) => value * 0.82),
  );
  canvas.expose(3, 8, 0.35);
  return canvas;
}

export function chippedSaucer() {
  const canvas = room([214, 206, 196], [98, 108, 104], 60);
  shadow(canvas, 250, 222, 190, 104);
  const plate = without(ellipse(240, 204, 184, 108), either(ellipse(356, 112, 26, 22), ellipse(384, 132, 20, 17)));
  canvas.fill(plate, (x) =>
    mix(
      WHITE,
      WHITE.map((value) => value * 0.7),
      x / WIDTH,
    ),
  );
  const rim = without(ellipse(240, 204, 168, 96), ellipse(240, 204, 163, 92));
  canvas.fill(both(plate, rim), [52, 84, 132], 0.9);
  canvas.fill(
    ellipse(240, 208, 84, 46),
    WHITE.map((value) => value * 0.88),
  );
  crack(canvas, plate, [350, 132], 2.2, 8, 31, 2.2);
  canvas.expose(4, 7, 0.3);
  return canvas;
}

export function openedParcel() {
  const canvas = room([168, 172, 170], [124, 120, 114], 120);
  shadow(canvas, 250, 292, 190, 46);
  canvas.fill(rectangle(84, 128, 404, 300, 3), (x, y) =>
    mix(
      CARDBOARD,
      CARDBOARD.map((value) => value * 0.62),
      x / WIDTH + (y - 128) / 900,
    ),
  );
  canvas.fill(
    rectangle(104, 96, 384, 168),
    CARDBOARD.map((value) => value * 0.46),
  );
  canvas.fill(
    stroke(
      [
        [84, 128],
        [48, 78],
        [200, 70],
        [236, 122],
      ],
      6,
    ),
    CARDBOARD.map((value) => value * 1.12),
  );
  canvas.fill(
    stroke(
      [
        [404, 128],
        [440, 82],
        [300, 74],
        [252, 122],
      ],
      6,
    ),
    CARDBOARD.map((value) => value * 0.92),
  );
  for (const [x, y, turn] of [
    [180, 214, 0.6],
    [214, 236, 2.2],
    [296, 222, 1.1],
    [254, 256, 2.7],
    [330, 262, 0.3],
  ]) {
    const [dx, dy] = [Math.cos(turn) * 24, Math.sin(turn) * 10];
    canvas.fill(
      stroke(
        [
          [x - dx, y - dy],
          [x + dx, y + dy],
        ],
        12,
      ),
      WHITE.map((value) => value * 0.94),
    );
    canvas.fill(
      stroke(
        [
          [x - dx, y - dy + 6],
          [x + dx, y + dy + 6],
        ],
        2,
      ),
      INK,
      0.5,
    );
  }
  canvas.fill(rectangle(140, 176, 372, 192), [206, 190, 150], 0.75);
  canvas.expose(5, 12, 0.5);
  return canvas;
}

export function shards() {
  const canvas = new Canvas(360, 270);
  canvas.fill(everywhere, (_x, y) => mix([132, 116, 102], [104, 90, 80], y / 270));
  for (const [x, y, rx, ry, glaze] of [
    [110, 118, 66, 38, WHITE],
    [232, 92, 54, 30, CELADON],
    [222, 188, 74, 40, WHITE],
    [86, 210, 38, 22, CELADON],
  ]) {
    shadow(canvas, x + 6, y + 10, rx, ry);
    const shard = without(
      ellipse(x, y, rx, ry),
      stroke(
        [
          [x - rx, y + ry * 0.6],
          [x - rx * 0.2, y + ry * 0.1],
          [x + rx * 0.4, y + ry * 0.9],
        ],
        ry * 0.9,
      ),
    );
    canvas.fill(shard, (px) =>
      mix(
        glaze,
        glaze.map((value) => value * 0.66),
        (px - x + rx) / (rx * 2),
      ),
    );
    crack(canvas, shard, [x - rx * 0.3, y - ry], 1.2, 5, x, 1.8);
  }
  return canvas;
}

export function brokenSpout() {
  const canvas = room([200, 196, 188], [132, 104, 82]);
  shadow(canvas, 250, 290, 150, 40);
  const shade = (x) =>
    mix(
      CELADON,
      CELADON.map((value) => value * 0.5),
      (x - 120) / 280,
    );
  const handle = without(ellipse(366, 198, 52, 62), ellipse(364, 198, 36, 45));
  const spout = both(
    stroke(
      [
        [170, 236],
        [120, 206],
        [84, 150],
      ],
      34,
    ),
    rectangle(104, 100, 260, 300),
  );
  canvas.fill(handle, shade);
  canvas.fill(spout, shade);
  canvas.fill(ellipse(106, 190, 5, 20), [236, 226, 210]);
  const body = ellipse(246, 204, 112, 88);
  canvas.fill(body, shade);
  canvas.fill(ellipse(246, 128, 62, 15), (x) => mix(WHITE, CELADON, (x - 184) / 124));
  canvas.fill(ellipse(246, 110, 13, 12), shade);
  canvas.fill(rectangle(176, 158, 188, 238, 6), [255, 255, 255], 0.3);
  crack(canvas, body, [150, 220], 0.2, 9, 41, 2.6);
  canvas.expose(7, 5, 0.3);
  return canvas;
}

export function crackedLid() {
  const canvas = new Canvas(360, 270);
  canvas.fill(everywhere, (x, y) => mix([150, 128, 108], [112, 94, 80], (x + y) / 630));
  shadow(canvas, 190, 148, 120, 104);
  const lid = ellipse(178, 134, 118, 102);
  canvas.fill(lid, (x) =>
    mix(
      WHITE,
      WHITE.map((value) => value * 0.68),
      (x - 60) / 236,
    ),
  );
  canvas.fill(both(lid, without(ellipse(178, 134, 104, 89), ellipse(178, 134, 98, 84))), [52, 84, 132], 0.9);
  const trunk = crack(canvas, lid, [120, 40], 1.2, 14, 51, 3.4);
  crack(canvas, lid, trunk[5], 0.1, 8, 52, 2.4);
  canvas.fill(ellipse(178, 132, 24, 21), (x) => mix(WHITE, CELADON, (x - 154) / 48));
  return canvas;
}
