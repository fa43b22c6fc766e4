import { seededRandom } from '@biaoshi/testkit';
import sharp, { type Sharp } from 'sharp';

export const SCENE = { width: 800, height: 600 } as const;

/** A picture with much to hold on to, another one for each seed. `extra`: SVG drawn over it. */
export function scene(seed: number, extra = ''): Sharp {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.round(random() * most);
  const colour = () => `rgb(${upTo(255)},${upTo(255)},${upTo(255)})`;
  const shapes = Array.from({ length: 140 }, () => {
    const [x, y, size] = [upTo(SCENE.width), upTo(SCENE.height), 8 + upTo(60)];
    return random() < 0.5
      ? `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${8 + upTo(50)}" fill="${colour()}"/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${8 + upTo(50)}" fill="${colour()}" transform="rotate(${upTo(90)} ${x} ${y})"/>`;
  });
  const body = `<rect width="100%" height="100%" fill="${colour()}"/>${shapes.join('')}${extra}`;
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${SCENE.width}" height="${SCENE.height}">${body}</svg>`,
    ),
  );
}

/** A tear across a part of the scene: what a damage painted onto it looks like. */
export const TEAR =
  '<path d="M300 210 L350 260 L330 300 L390 330 L370 380 L420 400" stroke="#111" stroke-width="16" fill="none"/><ellipse cx="390" cy="330" rx="44" ry="30" fill="#2a1a12"/>';
/** Where it is. */
export const TEAR_REGION = { x: 292, y: 202, width: 142, height: 206 } as const;
