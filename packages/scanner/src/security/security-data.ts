import {
  type AigcFieldData,
  type AssetEvidence,
  type Evidence,
  type EvidenceOf,
  parseSecurityData,
  type SecurityDataData,
} from '@biaoshi/core';
import type { PixelProcesses } from '../pixels/pixel-processes.ts';
import type { Whole } from '../provenance/whole-asset.ts';
import { PHASH_TOLERANCE, phashDistance } from './phash-distance.ts';
import { checkSignatures, loadVerify, type Verify } from './verify-security-data.ts';

type SecurityData = EvidenceOf<'securityData'>;

const isSecurityData = (found: Evidence): found is SecurityData => found.kind === 'securityData';

/** True while the security data of a label has signatures that nobody has examined. */
export const hasOpenSignature = ({ evidence }: AssetEvidence): boolean =>
  evidence.some((found) => isSecurityData(found) && found.data.signatures.some(({ check }) => check === 'notExamined'));

/** True while it has a hash of the picture that nobody has compared. */
export const hasOpenBinding = ({ evidence }: AssetEvidence): boolean =>
  evidence.some(
    (found) =>
      isSecurityData(found) &&
      found.data.bindings.some(({ method, check }) => method === 'phash' && check === 'notExamined'),
  );

/** Pieces of security data of one asset whose signatures are checked; a check takes milliseconds, and a file may hold many. */
const MAX_CHECKED = 4;

let verify: Promise<Verify> | undefined;

/** The evidence with the signatures in its labels' security data examined: those of the first `MAX_CHECKED`. */
export async function withSignatures(asset: AssetEvidence): Promise<AssetEvidence> {
  verify ??= loadVerify();
  const loaded = await verify;
  let left = MAX_CHECKED;
  return changed(asset, (found) => {
    if (left-- <= 0) return found.data;
    const fields = labelFields(asset, found);
    const parsed = parseSecurityData(fields[found.data.field] ?? '');
    if (!parsed) return found.data;
    const checks = checkSignatures(parsed, found.data.field, fields, loaded);
    const signatures = found.data.signatures.map(({ over }, at) => ({ over, check: checks[at] ?? 'unsupported' }));
    return { ...found.data, signatures };
  });
}

/** The evidence with the hashes of the picture compared with the picture. Rejects with the signal's reason. */
export async function withBindings(
  asset: AssetEvidence,
  bytes: () => Promise<Whole>,
  processes: Pick<PixelProcesses, 'perceptualHash'>,
  signal: AbortSignal | undefined,
): Promise<AssetEvidence> {
  const whole = await bytes();
  const seen = typeof whole === 'string' ? null : await processes.perceptualHash(whole, signal);
  if (typeof seen !== 'string') return asset;
  return changed(asset, ({ data }) => ({
    ...data,
    bindings: data.bindings.map((binding) => {
      if (binding.method !== 'phash' || binding.check !== 'notExamined') return binding;
      const distance = phashDistance(binding.value, seen);
      return { ...binding, distance, check: distance <= PHASH_TOLERANCE ? 'same' : 'differs' } as const;
    }),
  }));
}

const changed = (asset: AssetEvidence, change: (found: SecurityData) => SecurityDataData): AssetEvidence => ({
  ...asset,
  evidence: asset.evidence.map((found) => (isSecurityData(found) ? { ...found, data: change(found) } : found)),
});

/** The fields of the label that the security data stands in: the reader gives both the same place. */
function labelFields({ evidence }: AssetEvidence, { location }: SecurityData): AigcFieldData['fields'] {
  const label = evidence.find(
    (found): found is EvidenceOf<'aigcField'> =>
      found.kind === 'aigcField' &&
      'path' in found.location &&
      'path' in location &&
      found.location.path === location.path &&
      found.location.start === location.start,
  );
  return label?.data.fields ?? {};
}
