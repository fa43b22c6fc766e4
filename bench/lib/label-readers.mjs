// The readers of the comparison. Each gives the labels of a picture as `{ text, region }`, by the same lexicon.
import { spawnSync } from 'node:child_process';
import { readText } from '@biaoshi/core';
import { examinePixels } from '@biaoshi/vision';
import { decode } from '../../packages/vision/dist/decode.js';
import { findLines } from '../../packages/vision/dist/ocr/find-lines.js';
import { readModels } from '../../packages/vision/dist/ocr/models.js';
import { readLine } from '../../packages/vision/dist/ocr/read-line.js';

const isLabel = ({ text }) => readText(text).reading === 'label';

/** `auto`: what a scan does. Gives the measures as well. */
async function biaoshi(bytes) {
  const { evidence } = await examinePixels(bytes, { depth: 'edges' });
  return evidence
    .filter(({ kind, data }) => kind === 'visibleText' && data.reading === 'label')
    .map(({ data, location }) => ({ ...data, region: location.region }));
}

/** The networks as they are published. */
const plainModels = readModels((network) => network);

/** Lines of the whole picture, each read once. */
export async function plainOcr(bytes) {
  const models = await plainModels;
  const { picture } = await decode(bytes);
  const lines = [];
  for (const box of await findLines(models, picture)) {
    const { text } = await readLine(models, picture, box, 'across');
    lines.push({ text, region: regionOf(box, picture.scale) });
  }
  return lines.filter(isLabel);
}

function regionOf({ x, y, width, height, angle }, scale) {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const [across, down] = [width * cos + height * sin, width * sin + height * cos];
  return { x: (x - across / 2) * scale, y: (y - down / 2) * scale, width: across * scale, height: down * scale };
}

/** Lines of the whole picture, as sparse text. */
function tesseract(bytes) {
  const args = ['stdin', 'stdout', '-l', 'chi_sim+eng', '--psm', '11', 'tsv'];
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const { stdout } = spawnSync('tesseract', args, { input: bytes, encoding: 'utf8', env });
  const lines = new Map();
  for (const row of stdout.trim().split('\n').slice(1)) {
    const [, page, block, paragraph, line, , left, top, width, height, , text = ''] = row.split('\t');
    const key = [page, block, paragraph, line].join();
    const before = lines.get(key) ?? { text: '', region: { x: +left, y: +top, width: +width, height: +height } };
    lines.set(key, { text: `${before.text} ${text}`.trim(), region: before.region });
  }
  return [...lines.values()].filter(isLabel);
}

const hasTesseract = () => {
  const { stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  return /^chi_sim$/m.test(stdout ?? '');
};

/** Those that are here; tesseract is a program of the system. */
export const readers = () => ({
  biaoshi,
  'plain PP-OCR, whole picture': plainOcr,
  ...(hasTesseract() ? { 'tesseract, whole picture': tesseract } : {}),
});
