// Counts what a reader found of the synthetic set.
import { median } from './measure.mjs';

/** Labels that a person can be asked to read: the reach that is promised is theirs. */
const isPlain = ({ percent, opacity }) => percent >= 3 && opacity >= 0.5;
const FACTORS = ['percent', 'opacity', 'font', 'background', 'quality', 'decoration', 'factor', 'place'];

function common(a, b) {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
const areaOf = ({ width, height }) => width * height;
const isThere = (region, drawn) => common(region, drawn) >= Math.min(areaOf(region), areaOf(drawn)) / 2;

const share = (part, all) => `${all === 0 ? '–' : ((part / all) * 100).toFixed(1)} % (${part}/${all})`;

export class Tally {
  #strata = new Map();
  #labels = [0, 0];
  #nearMisses = [0, 0];
  #others = 0;
  #times = [];
  #measures = { height: [], region: [], opacity: [] };

  add(one, picture, labels, ms) {
    this.#times.push(ms);
    if (!one.isLabelled) {
      this.#nearMisses[1]++;
      if (labels.length > 0) this.#nearMisses[0]++;
      return;
    }
    const own = labels.filter(({ region }) => isThere(region, picture.region));
    const isFound = own.length > 0;
    if (own.length < labels.length) this.#others++;
    this.#labels[1]++;
    if (isFound) this.#labels[0]++;
    if (isFound && own[0].glyphHeightPercent !== undefined) this.#measure(one, picture, own[0]);
    const strata = FACTORS.map((factor) => `${factor} ${one[factor]}`);
    for (const name of isPlain(one) ? ['all', ...strata] : []) {
      const [found, all] = this.#strata.get(name) ?? [0, 0];
      this.#strata.set(name, [found + (isFound ? 1 : 0), all + 1]);
    }
  }

  /** Against the ink that was drawn: height of the glyphs, edges of the region at a shorter side of 1024, opacity. */
  #measure(one, { width, height, region: drawn }, { glyphHeightPercent, region, opacity }) {
    const shorter = Math.min(width, height);
    const edges = ({ x, y, width: across, height: down }) => [x, y, x + across, y + down];
    const off = edges(region).map((edge, at) => Math.abs(edge - edges(drawn)[at]) * (1024 / shorter));
    const plain = isPlain(one);
    if (/\p{Script=Han}/u.test(one.text))
      this.#measures.height.push([plain, Math.abs(glyphHeightPercent / ((drawn.height / shorter) * 100) - 1) <= 0.1]);
    this.#measures.region.push([plain, Math.max(...off) <= 3]);
    this.#measures.opacity.push([plain, opacity !== null && Math.abs(opacity - one.opacity) <= 0.15]);
  }

  strata() {
    const order = (name) => FACTORS.indexOf(name.split(' ')[0]);
    return [...this.#strata.keys()]
      .filter((name) => name !== 'all')
      .sort((a, b) => order(a) - order(b) || a.localeCompare(b, 'en', { numeric: true }));
  }

  recall(stratum) {
    return share(...(this.#strata.get(stratum) ?? [0, 0]));
  }

  summary() {
    return [share(...this.#labels), share(...this.#nearMisses), `${this.#others}`, median(this.#times).toFixed(0)];
  }

  measures() {
    const within = (values) => share(values.filter(([, ok]) => ok).length, values.length);
    const both = (values) => `${within(values.filter(([plain]) => plain))} of the plain, ${within(values)} of all`;
    const { height, region, opacity } = this.#measures;
    return `glyph height within 10 %: ${both(height)}; region within 3 px: ${both(region)}; opacity within 0.15: ${both(opacity)}`;
  }
}
