import type { AssetEvidence, Evidence, Problem } from '@biaoshi/core';
import type { PixelResult } from '@biaoshi/vision';

/** The evidence of an asset with that of its pixels behind it, and their answers in its readings. */
export function withPixels(asset: AssetEvidence, result: PixelResult): AssetEvidence {
  const first = asset.evidence.length + 1;
  const seen = result.evidence.map((found, at): Evidence => ({ ...found, id: `e${first + at}` }));
  const sized = asset.width === null && asset.height === null ? { width: result.width, height: result.height } : {};
  return {
    ...asset,
    ...sized,
    readings: { ...asset.readings, ...result.readings },
    evidence: [...asset.evidence, ...seen],
    problems: [...asset.problems, ...result.problems],
  };
}

/** The evidence of an asset whose pixels somebody asked for in vain. */
export function withoutPixels(asset: AssetEvidence, problem: Problem): AssetEvidence {
  const readings = {
    ...asset.readings,
    explicitLabel: 'unreadable',
    vendorMark: 'unreadable',
    invisibleMark: 'unreadable',
  } as const;
  return { ...asset, readings, problems: [...asset.problems, problem] };
}
