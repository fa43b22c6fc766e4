import { type AssetReport, EXTENSIONS, InvalidArgumentError, type Report } from '@biaoshi/core';
import { Digester } from '../zip/digests.ts';
import { memberName } from '../zip/member-name.ts';
import type { Member } from '../zip/write-zip.ts';
import { DOSSIER_LIMITS, type Original } from './input.ts';
import type { OriginalFacts } from './manifest.ts';

export interface OriginalMember {
  readonly member: Member;
  readonly facts: OriginalFacts;
}

/**
 * Digests every original, in the order of the report. Throws what reading them throws, and `InvalidArgumentError`
 * (`invalidOption`) past `mostBytes` in all.
 */
export async function originalMembers(
  report: Report,
  originals: readonly Original[],
  mostBytes: number = DOSSIER_LIMITS.originalBytes,
): Promise<readonly OriginalMember[]> {
  const byIndex = new Map(originals.map((original) => [original.index, original]));
  const members: OriginalMember[] = [];
  let left = mostBytes;
  for (const [at, asset] of report.assets.entries()) {
    const original = byIndex.get(asset.index);
    if (!original) continue;
    byIndex.delete(asset.index);
    const digested = await originalMember(asset, at + 1, original, left);
    left -= digested.member.digests.size;
    members.push(digested);
  }
  return members;
}

async function originalMember(
  { asset }: AssetReport,
  number: number,
  original: Original,
  mostBytes: number,
): Promise<OriginalMember> {
  const digester = new Digester();
  let size = 0;
  for await (const chunk of original.chunks()) {
    size += chunk.length;
    if (size > mostBytes) {
      throw new InvalidArgumentError('invalidOption', `originalBytes: at most ${DOSSIER_LIMITS.originalBytes} in all`);
    }
    digester.update(chunk);
  }
  const digests = digester.digests();
  const ending = asset.format === null ? 'bin' : (EXTENSIONS[asset.format]?.[0] ?? 'bin');
  const { name, uri, sha256 } = asset;
  return {
    member: { name: memberName('originals', number, name, ending), digests, chunks: () => original.chunks() },
    facts: { asset: number, name, uri, matchesReport: sha256 === null ? null : sha256 === digests.sha256 },
  };
}
