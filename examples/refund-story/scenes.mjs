import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';

export const [WIDTH, HEIGHT] = [960, 720];

const CLOTH = ['#c9b79a', '#b39a76', '#8f7350', '#dccfb8'];
const GLAZE = ['#1f4f8f', '#2f6cae', '#163a6b', '#7fa3cc'];

/** Numbers from 0 to `most`, the same for the same seed. */
function numbers(seed) {
  const random = seededRandom(seed);
  return (most) => random() * most;
}

/** A woven cloth: bands of threads that cross, none quite as wide as the next. */
function cloth(seed) {
  const next = numbers(seed);
  const bands = (along) =>
    Array.from({ length: 46 }, (_, index) => {
      const [at, width] = [index * 24 + next(14), 3 + next(9)];
      const box =
        along === 'x'
          ? `x="${at - 60}" y="-60" width="${width}" height="900"`
          : `x="-60" y="${at - 60}" width="1100" height="${width}"`;
      return `<rect ${box} fill="${CLOTH[Math.floor(next(CLOTH.length))]}" opacity="${0.35 + next(0.4)}"/>`;
    });
  return `<rect width="100%" height="100%" fill="#a88f6c"/>${[...bands('x'), ...bands('y')].join('')}`;
}

/** A stone top, speckled. */
function stone(seed) {
  const next = numbers(seed);
  const specks = Array.from({ length: 420 }, () => {
    const [x, y, grey] = [next(WIDTH), next(HEIGHT), Math.round(70 + next(130))];
    return `<ellipse cx="${x}" cy="${y}" rx="${2 + next(11)}" ry="${2 + next(8)}" fill="rgb(${grey},${grey},${grey + 8})" opacity="0.8"/>`;
  });
  return `<rect width="100%" height="100%" fill="#8b8f96"/>${specks.join('')}`;
}

/** Painted sprigs in a band of the vase. */
function sprigs(seed) {
  const next = numbers(seed);
  return Array.from({ length: 26 }, () => {
    const [x, y, turn] = [-150 + next(300), -110 + next(250), next(360)];
    const ink = GLAZE[Math.floor(next(GLAZE.length))];
    const leaves = Array.from({ length: 5 }, (_, index) => {
      const [angle, length] = [index * 72 + next(24), 9 + next(13)];
      return `<ellipse cx="${length}" cy="0" rx="${length * 0.7}" ry="${3 + next(3)}" transform="rotate(${angle})" fill="${ink}"/>`;
    });
    return `<g transform="translate(${x} ${y}) rotate(${turn})">${leaves.join('')}<circle r="3.4" fill="#b8442f"/></g>`;
  }).join('');
}

const BODY =
  'M-70 -190 C-60 -150 -60 -140 -95 -110 C-190 -30 -170 120 -90 180 L90 180 C170 120 190 -30 95 -110 C60 -140 60 -150 70 -190 Z';

/** A porcelain vase, its neck up, 380 high. `over`: what is drawn over it; `paint`: which side of it is seen. */
function vase(over, paint) {
  return [
    '<ellipse cx="40" cy="184" rx="150" ry="30" fill="#2b2118" opacity="0.35"/>',
    `<path d="${BODY}" fill="url(#glaze)"/>`,
    `<clipPath id="body"><path d="${BODY}"/></clipPath>`,
    `<g clip-path="url(#body)">${sprigs(paint)}<rect x="-200" y="150" width="400" height="10" fill="#1f4f8f"/><rect x="-200" y="-128" width="400" height="7" fill="#1f4f8f"/>${over}</g>`,
    '<ellipse cx="0" cy="-190" rx="70" ry="17" fill="#f2efe6" stroke="#1f4f8f" stroke-width="5"/>',
    '<ellipse cx="0" cy="-188" rx="56" ry="12" fill="#3a332b"/>',
  ].join('');
}

/** A fissure with a hole, as a picture generator would paint it on. */
const HOLE =
  '<path d="M40 -60 L64 -18 L38 22 L80 64 L58 118" stroke="#17110d" stroke-width="10" fill="none"/><path d="M44 -56 L70 -18 L46 20" stroke="#efe6d8" stroke-width="3" fill="none"/><path d="M28 6 L70 -6 L92 40 L52 66 L24 44 Z" fill="#120d0a"/>';

/** A chip out of the foot. */
const CHIP =
  '<path d="M-96 186 L-70 150 L-40 158 L-22 186 Z" fill="#d9c7ab"/><path d="M-90 182 L-68 152 L-42 159" stroke="#8d7658" stroke-width="3" fill="none"/>';

/** One photo of the set: a vase on a cloth, seen from where `view` says. */
function photo({ view, light, table, over = '', beside = '', paint = 31 }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<defs><linearGradient id="glaze"><stop offset="0" stop-color="#fbf9f3"/><stop offset="0.55" stop-color="#efece2"/><stop offset="1" stop-color="#a9a79f"/></linearGradient>
<linearGradient id="wall" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="#7d7a72"/></linearGradient></defs>
${table}<rect width="100%" height="210" fill="url(#wall)"/>
<g transform="${view}">${vase(over, paint)}</g>${beside}</svg>`;
}

const FRONT = { view: 'translate(480 400) scale(1.35)', light: '#d9d6cb', table: cloth(7) };
const BOX =
  '<g transform="translate(150 560) rotate(-8)"><rect width="230" height="120" fill="#b58a55"/><rect width="230" height="18" y="50" fill="#d8c7a2"/></g>';

/** The listing's two photos. */
export const front = () => drawn(photo(FRONT), 1);
export const side = () =>
  drawn(
    photo({ view: 'translate(560 420) rotate(-14) scale(1.1)', light: '#e6e2d6', table: cloth(8), beside: BOX }),
    2,
  );
/** The listing's first photo with a hole painted on. */
export const painted = () => drawn(photo({ ...FRONT, over: HOLE }), 1);
/** A photo of the other side of such a vase, its foot chipped, taken at somebody's home. */
export const chipped = () =>
  drawn(
    photo({
      view: 'translate(420 430) rotate(9) scale(1.5)',
      light: '#b9bfc9',
      table: stone(19),
      over: CHIP,
      paint: 77,
    }),
    3,
  );
/** Sherds on a floor: the photo that an earlier claim had as well. */
export const sherds = () => {
  const next = numbers(41);
  const pieces = Array.from({ length: 15 }, () => {
    const points = Array.from({ length: 5 }, (_, index) => {
      const [angle, length] = [(index * 72 * Math.PI) / 180, 28 + next(60)];
      return `${Math.cos(angle) * length},${Math.sin(angle) * length}`;
    });
    const [x, y, ink] = [80 + next(800), 90 + next(540), GLAZE[Math.floor(next(GLAZE.length))]];
    return `<g transform="translate(${x} ${y})"><polygon points="${points.join(' ')}" fill="#eeeae0" stroke="#7d7568" stroke-width="3"/><circle cx="${next(16)}" cy="${next(16)}" r="${6 + next(11)}" fill="${ink}"/></g>`;
  });
  return drawn(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${cloth(52)}${pieces.join('')}</svg>`,
    4,
  );
};

/** Pixels of a drawing with a little grain over it, as a camera has. */
async function drawn(svg, seed) {
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const next = numbers(seed + 100);
  for (let at = 0; at < data.length; at++) data[at] = Math.min(255, Math.max(0, data[at] + next(6) - 3));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
}
