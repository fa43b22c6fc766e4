import { DEFAULT_PROFILE_ID, InvalidArgumentError, profileById, type Tier } from '@biaoshi/core';
import { resolveLimits, type ScanLimits } from './limits.ts';
import type { PictureSetup } from './pixels/picture-setup.ts';
import { type ProvenanceOptions, type ProvenanceSetup, resolveProvenance } from './provenance/provenance-setup.ts';

/** How one asset is read and judged. */
export interface ScanOptions extends ProvenanceOptions {
  /** Profile ids; one result each, in this order. Default `['cn-platform']`. */
  readonly profiles?: readonly string[];
  /** The uploader declared the content AI-made. Default false. */
  readonly declared?: boolean;
  /** Default `metadata`. */
  readonly tier?: Tier;
  /** Fills `asset.sha256`, for which every byte is read. Default false. */
  readonly hash?: boolean;
  /** Bounds that differ from their defaults, by name. */
  readonly limits?: Partial<ScanLimits>;
  /** Stops the work; a single scan rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * Whether pixels are examined, for the labels and marks that a person would see. `auto`: the corners and edges, where
   * that could change a verdict under the profiles. `always`: the whole picture. Never in the tier `quick`. Default `auto`.
   */
  readonly pixels?: 'auto' | 'always' | 'never';
}

/** Names the export of a module that turns reports into text; workers load it by itself. */
export interface RenderRequest {
  /** URL of an ES module. */
  readonly module: string;
  /** A named export, `(options) => (report: AssetReport, pictures?: AssetPictures) => string`. */
  readonly name: string;
  /** JSON value handed to the export. */
  readonly options?: unknown;
}

/** All that a thread needs in order to scan like every other one. JSON. */
export interface Setup {
  readonly profiles: readonly string[];
  readonly declared: boolean;
  readonly tier: Tier;
  readonly hash: boolean;
  readonly pixels: 'auto' | 'always' | 'never';
  readonly limits: ScanLimits;
  readonly provenance: ProvenanceSetup;
  /** Signatures in the security data of labels are checked. */
  readonly signatures: boolean;
  /** Pictures beside the reports, or null. */
  readonly pictures: PictureSetup | null;
  /** Folder of the cache, or null. */
  readonly cache: string | null;
  readonly render: RenderRequest | null;
  /** Results are also wanted as journal lines. */
  readonly journal: boolean;
}

const TIERS: readonly Tier[] = ['quick', 'metadata', 'thorough'];
const PIXELS = ['auto', 'always', 'never'] as const;

/**
 * Checks the options and fills in the defaults. Throws `InvalidArgumentError`: `invalidOption`, or `invalidProfile` for
 * an id that is not known.
 */
export function resolveOptions(options: ScanOptions): Setup {
  const tier = oneOf('tier', options.tier ?? 'metadata', TIERS);
  const asked = oneOf('pixels', options.pixels ?? 'auto', PIXELS);
  const profiles = [...new Set(options.profiles ?? [DEFAULT_PROFILE_ID])];
  if (profiles.length === 0) throw new InvalidArgumentError('invalidOption', 'profiles: expected at least one id');
  for (const id of profiles) profileById(id);
  return {
    profiles,
    declared: options.declared === true,
    tier,
    hash: options.hash === true,
    pixels: tier === 'quick' ? 'never' : asked,
    limits: resolveLimits(options.limits),
    provenance: resolveProvenance(options),
    signatures: true,
    pictures: null,
    cache: null,
    render: null,
    journal: false,
  };
}

function oneOf<T extends string>(name: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw new InvalidArgumentError('invalidOption', `${name}: expected ${allowed.join(', ')}, got ${String(value)}`);
}
