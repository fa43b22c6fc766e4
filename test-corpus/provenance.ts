import type { FormatId, Origin } from '@biaoshi/core';
import { exifBlock, jpeg, jpegExif, jpegXmp, provenancePacket, tiffText } from '@biaoshi/testkit';
import {
  type IngredientAsset,
  type ManifestDefinition,
  signC2pa,
  type TestSigner,
  testSigner,
} from '@biaoshi/testkit/sign-c2pa';
import { labelled, unlabelled } from './labels.ts';
import type { Fields, Provenance, Specimen } from './specimen.ts';

export const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** Who signs the corpus. Its root is the trust anchor of every scan of it. */
export const corpusSigner: TestSigner = testSigner('biaoshi test corpus');

interface Action {
  readonly action: string;
  /** A term of IPTC's vocabulary. */
  readonly digitalSourceType?: string;
  readonly softwareAgent?: string;
  readonly when?: string;
  readonly description?: string;
  readonly parameters?: { readonly ingredientIds: readonly string[] };
}

type SpokenManifest = ManifestDefinition & Required<Pick<ManifestDefinition, 'assertions'>>;

/** A manifest with these actions, by a program of ours unless told otherwise. */
export const manifestOf = (
  actions: readonly Action[],
  more: Omit<ManifestDefinition, 'assertions'> = {},
): SpokenManifest => ({
  claim_generator_info: [{ name: 'biaoshi test corpus', version: '1.0' }],
  assertions: [{ label: 'c2pa.actions.v2', data: { actions: actions.map(withUri) } }],
  ...more,
});

const withUri = ({ digitalSourceType, ...action }: Action): Action =>
  digitalSourceType === undefined ? action : { ...action, digitalSourceType: `${SOURCE_TYPE}${digitalSourceType}` };

export const GENERATED: ManifestDefinition = manifestOf([
  { action: 'c2pa.created', digitalSourceType: 'trainedAlgorithmicMedia' },
]);
export const CAPTURED: ManifestDefinition = manifestOf([
  { action: 'c2pa.created', digitalSourceType: 'digitalCapture' },
]);

/** Signs a JPEG as the corpus does. */
export const signedJpeg = (
  asset: Uint8Array,
  manifest: ManifestDefinition,
  ingredients: readonly IngredientAsset[] = [],
): Promise<Uint8Array> => signC2pa(asset, 'image/jpeg', corpusSigner, manifest, ingredients);

/** A JPEG whose XMP has these properties. */
export const withXmp = (attributes: string, children = ''): Uint8Array =>
  jpeg({ segments: [jpegXmp(provenancePacket(attributes, children))] });

/** What a camera writes of itself. */
export const CAMERA: Uint8Array = jpegExif(
  exifBlock({
    ifd0: [tiffText(0x010f, 'Example'), tiffText(0x0110, 'EX-1')],
    exif: [tiffText(0x9003, '2026:03:14 10:22:31')],
  }),
);
export const CAMERA_NAME = 'Example EX-1';

const SILENT: Provenance = {
  c2pa: [],
  inceptions: [],
  sourceTypes: [],
  traces: [],
  cameras: [],
  agents: [],
  integrity: 'noLabel',
  platformFindings: [],
  worldFindings: {},
};

interface Told extends Partial<Provenance> {
  /** Default `jpeg`. */
  readonly format?: FormatId;
  /** Default: `noneFound`, with a label `declared`. */
  readonly origin?: Origin;
  /** The labels' fields, in file order. Default: there is none. */
  readonly fields?: readonly Fields[];
  /** Default true. */
  readonly decodes?: boolean;
}

/**
 * A specimen of this group; what is not told is not there. Under `cn-provider` the same rules find the same things, and a
 * missing label is always one of them.
 */
export function provenance(file: string, what: string, pins: string, bytes: Uint8Array, told: Told): Specimen {
  const { format = 'jpeg', origin, fields, decodes = true, ...said } = told;
  const integrity = fields ? 'intact' : 'noLabel';
  const filled = { ...SILENT, integrity, ...said } as const;
  const rules = filled.platformFindings.map((finding) => finding.slice(0, finding.indexOf('/')));
  const findings = [...new Set([...rules, ...(fields ? [] : ['implicit-label-missing'])])].sort();
  const base = fields ? { ...labelled(format, findings), fields } : unlabelled(format, findings);
  return {
    file: `provenance/${file}`,
    what,
    pins,
    bytes,
    expect: { ...base, ...(origin && { origin }), provenance: filled },
    decodes,
  };
}

/** What `cn-platform` finds where a picture without a label says that it is AI-made: in C2PA or IPTC, or by a trace. */
export const STATED = 'implicit-label-missing/missingThoughStated';
export const TRACED = 'implicit-label-missing/missingThoughTraced';
