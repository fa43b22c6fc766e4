import {
  box,
  bytesOf,
  c2paStore,
  findBytes,
  ftyp,
  fullBox,
  gif,
  hdlr,
  hexBytes,
  iinf,
  infe,
  jpeg,
  jpegJumbf,
  jpegXmp,
  metaBox,
  movieBox,
  pitm,
  png,
  provenancePacket,
  sizeProperties,
  svg,
  u16beBytes,
  u32beBytes,
  webp,
  withBytes,
} from '@biaoshi/testkit';
import { type ManifestDefinition, signC2pa, testSigner } from '@biaoshi/testkit/sign-c2pa';
import {
  CAPTURED,
  corpusSigner,
  GENERATED,
  manifestOf,
  provenance,
  SOURCE_TYPE,
  STATED,
  signedJpeg,
  withXmp,
} from './provenance.ts';
import type { Specimen } from './specimen.ts';
import { tiffPicture } from './tiff-picture.ts';

const NEEDS_LABEL = 'a sound, trusted manifest that says AI makes a picture suspected: the AIGC field is still missing';
const NOT_THIS_PICTURE = 'a manifest that is shown to be changed, or of other bytes, says nothing of this picture';

/** What holds of a generated picture with a manifest of a trusted signer. No time stamp can be made without a server. */
const SAYS_AI = {
  c2pa: ['trusted'],
  inceptions: ['fullyGenerated'],
  origin: 'suspected',
  platformFindings: [STATED],
} as const;
const UNSTAMPED = 'signature-missing/timestampMissing';
const POINTER = 'dcterms:provenance="https://example.org/biaoshi-corpus.c2pa"';

/** One coded picture of four bytes. Its place has no base offset: where there is one, the library moves the picture twice. */
function avif(): Uint8Array {
  const lay = (mediaAt: number): Uint8Array => {
    const place = bytesOf(0x44, 0, ...[1, 1, 0, 1].map(u16beBytes), u32beBytes(mediaAt), u32beBytes(4));
    const meta = metaBox(
      hdlr('pict'),
      pitm(1),
      iinf([infe({ id: 1, type: 'av01' })]),
      sizeProperties([{ id: 1, width: 4, height: 3 }]),
      fullBox('iloc', 0, 0, place),
    );
    return bytesOf(ftyp('avif', 'mif1', 'avif', 'miaf'), meta, box('mdat', Uint8Array.of(1, 2, 3, 4)));
  };
  return lay(lay(0).length - 4);
}

/** Formats that the library signs and core finds the store in, each with the same manifest. */
const FORMATS = [
  ['jpg', 'jpeg', 'image/jpeg', jpeg(), true],
  ['png', 'png', 'image/png', png(), true],
  ['webp', 'webp', 'image/webp', webp(), true],
  ['gif', 'gif', 'image/gif', gif(), true],
  ['tif', 'tiff', 'image/tiff', tiffPicture([]), true],
  ['avif', 'avif', 'image/avif', avif(), false],
  ['svg', 'svg', 'image/svg+xml', bytesOf(svg()), true],
  ['mp4', 'mp4', 'video/mp4', bytesOf(ftyp('isom', 'isom'), movieBox(), box('mdat', new Uint8Array(8))), false],
] as const;

async function inEveryFormat(): Promise<readonly Specimen[]> {
  const specimens: Specimen[] = [];
  for (const [extension, format, mediaType, asset, decodes] of FORMATS) {
    const bytes = await signC2pa(asset, mediaType, corpusSigner, GENERATED);
    const what = `${format}, a signed manifest: created, trainedAlgorithmicMedia`;
    specimens.push(
      provenance(`c2pa-generated.${extension}`, what, NEEDS_LABEL, bytes, { ...SAYS_AI, format, decodes }),
    );
  }
  return specimens;
}

const HAND_MADE = manifestOf([{ action: 'c2pa.created', digitalSourceType: 'humanEdits' }]);

/** Signed JPEGs of which nothing was changed. */
async function sound(): Promise<readonly Specimen[]> {
  const signed = (manifest: ManifestDefinition): Promise<Uint8Array> => signedJpeg(jpeg(), manifest);
  return [
    provenance(
      'c2pa-generated-dated.jpg',
      'a signed manifest: created, trainedAlgorithmicMedia, when and by which model',
      'each item of a disclosure is found where C2PA keeps it',
      await signed(
        manifestOf([
          {
            action: 'c2pa.created',
            digitalSourceType: 'trainedAlgorithmicMedia',
            softwareAgent: 'Example Model 2',
            when: '2026-03-14T10:22:31Z',
          },
        ]),
      ),
      {
        ...SAYS_AI,
        worldFindings: {
          'eu-ai-act-50': [UNSTAMPED],
          'eu-ai-act-50-deployer': ['explicit-label-not-assessed/notAssessed'],
          'google-merchant-center': ['source-type-missing-or-wrong/missing'],
          'us-ca-22757': [],
        },
      },
    ),
    provenance(
      'c2pa-captured.jpg',
      'a signed manifest: created, digitalCapture',
      'a camera that signs is no sign of AI',
      await signed(CAPTURED),
      {
        c2pa: ['trusted'],
        inceptions: ['captured'],
        worldFindings: { 'google-merchant-center': [], 'us-ca-22757': ['machine-readable-mark-missing/missing'] },
      },
    ),
    provenance(
      'c2pa-edited.jpg',
      'a signed manifest: created digitalCapture, then edited compositeWithTrainedAlgorithmicMedia',
      'an edit by AI is a part, and suspected all the same',
      await signed(
        manifestOf([
          { action: 'c2pa.created', digitalSourceType: 'digitalCapture' },
          { action: 'c2pa.edited', digitalSourceType: 'compositeWithTrainedAlgorithmicMedia' },
        ]),
      ),
      {
        c2pa: ['trusted'],
        inceptions: ['partlyGenerated'],
        origin: 'suspected',
        platformFindings: [STATED],
        worldFindings: { 'us-ca-22757': ['created-time-missing/missing'] },
      },
    ),
    provenance(
      'c2pa-algorithmic.jpg',
      'a signed manifest: created, algorithmicMedia',
      'made by an algorithm is not made by AI',
      await signed(manifestOf([{ action: 'c2pa.created', digitalSourceType: 'algorithmicMedia' }])),
      { c2pa: ['trusted'], inceptions: ['created'] },
    ),
    provenance(
      'c2pa-disclosure.jpg',
      'a signed manifest: created humanEdits, and the assertion c2pa.ai-disclosure',
      'a disclosure tells that AI took part',
      await signed({
        ...HAND_MADE,
        assertions: [
          ...HAND_MADE.assertions,
          { label: 'c2pa.ai-disclosure', data: { modelType: 'c2pa.types.model', modelName: 'Example Model 2' } },
        ],
      }),
      { c2pa: ['trusted'], inceptions: ['partlyGenerated'], origin: 'suspected', platformFindings: [STATED] },
    ),
    provenance(
      'c2pa-ingredient-failed.jpg',
      'a signed manifest whose parent failed its own check when it went in',
      'a sound manifest does not hide that its parent was changed',
      await signed(
        manifestOf([{ action: 'c2pa.created', digitalSourceType: 'digitalCapture' }], {
          ingredients: [failedParent('assertion.dataHash.mismatch')],
        }),
      ),
      { c2pa: ['trusted'], inceptions: ['captured'], platformFindings: ['c2pa-ingredient-invalid/changed'] },
    ),
    ...(await ofIngredients()),
    provenance(
      'c2pa-beside-pointer.jpg',
      'a signed manifest, and XMP that says where another copy is',
      'a pointer beside the store dangles nowhere',
      await signedJpeg(withXmp(POINTER), GENERATED),
      { ...SAYS_AI, c2pa: ['trusted', 'remote'] },
    ),
  ];
}

/** AI is named in the manifest of an ingredient, and nowhere in the active one. */
async function ofIngredients(): Promise<readonly Specimen[]> {
  const ingredient = { title: 'generated.jpg', mediaType: 'image/jpeg', bytes: await signedJpeg(jpeg(), GENERATED) };
  const parameters = { ingredientIds: [ingredient.title] };
  return [
    provenance(
      'c2pa-opened.jpg',
      'a signed manifest that only opens its parent, which has one: created, trainedAlgorithmicMedia',
      'a picture is what its parent is, whoever saved it last',
      await signedJpeg(jpeg(), manifestOf([{ action: 'c2pa.opened', parameters }]), [
        { ...ingredient, relationship: 'parentOf' },
      ]),
      SAYS_AI,
    ),
    provenance(
      'c2pa-placed.jpg',
      'a signed manifest: created digitalCapture, then placed a component, which has one: created, trainedAlgorithmicMedia',
      'a part made by AI makes the whole partly generated, and no more',
      await signedJpeg(
        jpeg(),
        manifestOf([
          { action: 'c2pa.created', digitalSourceType: 'digitalCapture' },
          { action: 'c2pa.placed', parameters },
        ]),
        [{ ...ingredient, relationship: 'componentOf' }],
      ),
      { ...SAYS_AI, inceptions: ['partlyGenerated'] },
    ),
  ];
}

const failedParent = (code: string): object => ({
  title: 'before.jpg',
  format: 'image/jpeg',
  relationship: 'parentOf',
  validation_results: {
    activeManifest: { success: [], informational: [], failure: [{ code, url: 'self#jumbf=c2pa.assertions' }] },
  },
});

/** Signers that a check stumbles over, with nothing changed. */
async function signers(): Promise<readonly Specimen[]> {
  const by = (organisation: string, notAfter?: Date): Promise<Uint8Array> =>
    signC2pa(jpeg(), 'image/jpeg', testSigner(organisation, notAfter), GENERATED);
  const { c2pa: _, ...saysAi } = SAYS_AI;
  return [
    provenance(
      'c2pa-signer-unknown.jpg',
      'a manifest signed by somebody on no trust list',
      'an unknown signer leaves a trace, and is a note',
      await by('biaoshi test corpus, unlisted'),
      { ...saysAi, c2pa: ['valid'], platformFindings: ['c2pa-signer-untrusted/notOnList', STATED] },
    ),
    provenance(
      'c2pa-certificate-expired.jpg',
      'a manifest whose certificate ended in 2021, without a time stamp',
      'an expired certificate leaves a trace, and is a note; whether its owner is trusted cannot be told any more',
      await by('biaoshi test corpus', new Date('2021-01-01')),
      {
        ...saysAi,
        c2pa: ['invalid'],
        platformFindings: ['c2pa-certificate-invalid/expired', STATED],
      },
    ),
  ];
}

/** Ed25519: what follows the head of its byte string of 64. */
const SIGNATURE_HEAD = hexBytes('f6' + '5840');

/** One thing changed behind the signer's back. */
async function changed(): Promise<readonly Specimen[]> {
  const signed = await signedJpeg(jpeg(), GENERATED);
  const flipped = (at: number): Uint8Array => withBytes(signed, at, Uint8Array.of((signed[at] ?? 0) ^ 1));
  const altered = { c2pa: ['invalid'], integrity: 'altered' } as const;
  return [
    provenance(
      'c2pa-content-changed.jpg',
      'a generated picture, changed by a bit after signing',
      NOT_THIS_PICTURE,
      flipped(findBytes(signed, Uint8Array.of(0xff, 0xdb)) + 40),
      {
        ...altered,
        inceptions: ['fullyGenerated'],
        platformFindings: ['c2pa-hash-mismatch/contentChanged'],
        worldFindings: {
          'us-ca-22757': ['machine-readable-mark-missing/onlyBroken', 'signature-missing/notBound'],
        },
      },
    ),
    provenance(
      'c2pa-signature-broken.jpg',
      'a bit of the signature changed',
      NOT_THIS_PICTURE,
      flipped(findBytes(signed, SIGNATURE_HEAD) + 20),
      { ...altered, inceptions: ['fullyGenerated'], platformFindings: ['c2pa-signature-invalid/invalid'] },
    ),
    provenance(
      'c2pa-assertion-changed.jpg',
      'trainedAlgorithmicMedia overwritten by algorithmicallyEnhanced after signing',
      'an assertion that is not the one that was signed is found',
      withBytes(signed, findBytes(signed, 'trainedAlgorithmicMedia'), 'algorithmicallyEnhanced'),
      { ...altered, inceptions: ['created'], platformFindings: ['c2pa-manifest-altered/changed'] },
    ),
    provenance(
      'c2pa-store-damaged.jpg',
      'a store whose inner box has a length of nothing',
      'what could not be checked is neither valid nor invalid',
      withBytes(signed, findBytes(signed, 'jumd') + 26, Uint8Array.of(0, 0, 0, 1)),
      { c2pa: ['couldNotCheck'], platformFindings: ['c2pa-not-checked/couldNotCheck'] },
    ),
  ];
}

/** No store at all. */
function elsewhere(): readonly Specimen[] {
  const store = c2paStore(24);
  return [
    provenance(
      'c2pa-pointer.jpg',
      'XMP that says where a manifest is kept, and none in the file',
      'a remote manifest is told of, and nobody fetches it',
      withXmp(POINTER),
      {
        c2pa: ['remote'],
        platformFindings: ['c2pa-pointer-dangling/pointerOnly'],
        worldFindings: {
          'us-ca-22757': [
            'created-time-missing/cannotTell',
            'generated-or-altered-missing/cannotTell',
            'machine-readable-mark-missing/linkOnly',
            'provider-name-missing/cannotTell',
            'system-name-version-missing/cannotTell',
            'unique-id-missing/cannotTell',
          ],
        },
      },
    ),
    provenance(
      'c2pa-pointer-inward.jpg',
      'XMP whose pointer leads into the file itself, as older writers have it, and no store',
      'a manifest that the file says it holds, and does not, was there',
      withXmp(`dcterms:provenance="self#jumbf=/c2pa/urn:uuid:${'0'.repeat(8)}"`),
      { platformFindings: ['c2pa-pointer-dangling/credentialsMissing'] },
    ),
    provenance(
      'c2pa-behind-eoi.jpg',
      'a store in an APP11 segment behind EOI',
      'a store outside its home is none',
      bytesOf(jpeg(), jpegJumbf(1, 1, store, 0, store.length)),
      {},
    ),
    provenance(
      'c2pa-quoted.jpg',
      'the source type and the word c2pa in a description',
      'the words of a manifest are no manifest',
      jpeg({
        segments: [
          jpegXmp(provenancePacket(`photoshop:Headline="c2pa.created ${SOURCE_TYPE}trainedAlgorithmicMedia, signed"`)),
        ],
      }),
      {},
    ),
  ];
}

/** C2PA stores that are really signed, and what becomes of them. Signed one after another: the signer's salts are global. */
export const c2paSpecimens = async (): Promise<readonly Specimen[]> => [
  ...(await inEveryFormat()),
  ...(await sound()),
  ...(await signers()),
  ...(await changed()),
  ...elsewhere(),
];
