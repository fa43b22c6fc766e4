import type { AssetReport, RunHeader } from '@biaoshi/core';

/** Assets that a digest holds; the rest is counted. */
export const MAX_DIGEST_ASSETS = 100;

/** What a run comes to for one group of recipients, of bounded size. */
export interface Digest {
  readonly run: RunHeader;
  readonly group: string;
  /** Assets that the policy chose for this group. */
  readonly chosen: number;
  /** Assets of the whole report. */
  readonly total: number;
  /** The first of the chosen ones. */
  readonly assets: readonly AssetReport[];
}

/** Gathers the assets of a run by group. */
export class Digests {
  readonly #groups = new Map<string, { chosen: number; readonly assets: AssetReport[] }>();

  add(asset: AssetReport, groups: readonly string[]): void {
    for (const group of groups) {
      const digest = this.#groups.get(group) ?? { chosen: 0, assets: [] };
      this.#groups.set(group, digest);
      digest.chosen++;
      if (digest.assets.length < MAX_DIGEST_ASSETS) digest.assets.push(asset);
    }
  }

  /** Sorted by group, so that the same report gives the same order. */
  all(run: RunHeader, total: number): readonly Digest[] {
    return [...this.#groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, { chosen, assets }]) => ({ run, group, chosen, total, assets }));
  }
}
