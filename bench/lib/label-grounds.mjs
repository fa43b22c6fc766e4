// The grounds of the synthetic set that are made by formula: each gives the colour of a place (0 to 1 down, as far across
// as the picture is wide) and the strength of the grain that lies over it.

const colourOf = (random, low = 20, high = 235) => [0, 1, 2].map(() => low + random() * (high - low));
const mixed = (a, b, share) => a.map((value, at) => value + ((b[at] ?? 0) - value) * share);
const lighter = (colour, by) => colour.map((value) => value + by);
const grid = (random) => Float32Array.from({ length: 64 * 64 }, () => random() * 2 - 1);
const smooth = (share) => share * share * (3 - 2 * share);

/** Smooth random hills: values between grid points, added over octaves of falling size. */
function hillsOf(random, octaves) {
  const points = grid(random);
  const at = (x, y) => points[(y & 63) * 64 + (x & 63)] ?? 0;
  const hill = (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [across, down] = [smooth(x - left), smooth(y - top)];
    const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
    const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
    return upper * (1 - down) + lower * down;
  };
  return (x, y, size) => {
    let sum = 0;
    for (let octave = 0; octave < octaves; octave++)
      sum += hill(x * size * 2 ** octave, y * size * 2 ** octave) / 2 ** octave;
    return sum;
  };
}

function gradient(random) {
  const [from, to, turn] = [colourOf(random), colourOf(random), random() * 6];
  return { grain: 2, colourAt: (x, y) => mixed(from, to, (Math.cos(turn) * x + Math.sin(turn) * y + 1) / 2) };
}

function clouds(random) {
  const [from, to, hills] = [colourOf(random), colourOf(random), hillsOf(random, 5)];
  return { grain: 1, colourAt: (x, y) => mixed(from, to, hills(x, y, 4) / 2 + 0.5) };
}

function stripes(random) {
  const [from, to] = [colourOf(random, 60, 200), colourOf(random, 60, 200)];
  const [turn, count] = [random() * 3, 6 + random() * 30];
  const wave = (x, y) => Math.sin((Math.cos(turn) * x + Math.sin(turn) * y) * count * 6);
  return { grain: 1, colourAt: (x, y) => mixed(from, to, wave(x, y) > 0 ? 0.45 : 0) };
}

function landscape(random) {
  const [sky, haze, ground] = [colourOf(random, 120, 240), colourOf(random, 80, 220), colourOf(random, 10, 140)];
  const [hills, line] = [hillsOf(random, 6), 0.35 + random() * 0.3];
  const colourAt = (x, y) => {
    const ridge = line + hills(x, 0.5, 3) * 0.12;
    return y < ridge ? mixed(sky, haze, y / ridge) : mixed(ground, haze, hills(x, y, 24) * 0.3 + 0.25);
  };
  return { grain: 5, colourAt };
}

function noise(random) {
  const colour = colourOf(random, 40, 210);
  return { grain: 18, colourAt: () => colour };
}

function bokeh(random) {
  const ground = colourOf(random, 10, 90);
  const spots = Array.from({ length: 40 }, () => {
    const [x, y, radius] = [random() * 1.8, random(), 0.02 + random() * 0.09];
    return { x, y, radius, colour: colourOf(random, 60, 250) };
  });
  const colourAt = (x, y) => {
    let colour = ground;
    for (const spot of spots) {
      const inside = (spot.radius - Math.hypot(x - spot.x, y - spot.y)) / 0.01;
      if (inside > 0) colour = mixed(colour, spot.colour, Math.min(1, inside) * 0.4);
    }
    return colour;
  };
  return { grain: 2, colourAt };
}

function bricks(random) {
  const [stone, joint, hills] = [colourOf(random, 60, 190), colourOf(random, 90, 220), hillsOf(random, 4)];
  const rows = 10 + random() * 16;
  const colourAt = (x, y) => {
    const row = Math.floor(y * rows);
    const [across, down] = [(x * rows) / 2 + (row % 2) / 2, y * rows];
    if (across % 1 < 0.04 || down % 1 < 0.08) return joint;
    return lighter(stone, hills(x, y, 40) * 14 + hills(row, Math.floor(across), 7) * 20);
  };
  return { grain: 3, colourAt };
}

function cloth(random) {
  const [colour, count, hills] = [colourOf(random, 50, 200), 60 + random() * 90, hillsOf(random, 3)];
  const weave = (x, y) => Math.sin(x * count * 6) * Math.sin(y * count * 6) * 12 + hills(x, y, 5) * 35;
  return { grain: 2, colourAt: (x, y) => lighter(colour, weave(x, y)) };
}

function plain(random) {
  const colour = colourOf(random, 0, 255);
  return { grain: 2, colourAt: () => colour };
}

function forest(random) {
  const [dark, light, hills] = [colourOf(random, 5, 70), colourOf(random, 70, 180), hillsOf(random, 6)];
  return { grain: 6, colourAt: (x, y) => mixed(dark, light, hills(x * 2, y, 14) / 2 + 0.4) };
}

/** The halves share no kind. */
export const GROUNDS = {
  tune: { gradient, clouds, stripes, landscape, noise },
  test: { bokeh, bricks, cloth, plain, forest },
};
