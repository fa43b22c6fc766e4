import type { C2paAnswer, C2paExamined, C2paManifest, C2paQuestion } from '@biaoshi/core';
import { HOSTILE_TEXT } from './sample-assets.ts';
import { assetReport, evidence, finding, label, result } from './sample-parts.ts';

export const PROVENANCE_PROFILES = ['cn-platform', 'eu-ai-act-50'] as const;

const yes = (...codes: string[]): C2paAnswer => ({ answer: 'yes', codes });
const no = (...codes: string[]): C2paAnswer => ({ answer: 'no', codes });
const unknown = (...codes: string[]): C2paAnswer => ({ answer: 'couldNotCheck', codes });

const ALL_WELL: Readonly<Record<C2paQuestion, C2paAnswer>> = {
  manifestPresent: yes(),
  contentBound: yes('assertion.dataHash.match'),
  signatureValid: yes('claimSignature.validated'),
  signerTrusted: yes('signingCredential.trusted'),
  certificateValid: yes('claimSignature.insideValidity', 'timeStamp.trusted'),
  saysAi: yes(),
};

const GENERATOR: C2paManifest = {
  label: 'urn:c2pa:generated',
  title: 'image.png',
  claimGenerator: 'ChatGPT',
  generatorName: 'ChatGPT',
  generatorVersion: '4.1',
  signer: {
    organisation: 'OpenAI OpCo, LLC',
    commonName: 'Content Signing 7',
    algorithm: 'Es256',
    timestamp: '2026-01-02T03:04:05Z',
  },
  actions: [
    {
      action: 'c2pa.created',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      softwareAgent: 'GPT-4o',
      when: '2026-01-02T03:04:00Z',
      description: '',
    },
  ],
  ingredients: [],
  assertions: ['c2pa.actions.v2', 'c2pa.hash.data'],
};

const store = (changes: Partial<C2paExamined>): C2paExamined => ({
  state: 'trusted',
  home: 'embedded',
  bytes: 12_000,
  answers: ALL_WELL,
  inception: 'fullyGenerated',
  transformations: [],
  statements: [
    {
      manifest: GENERATOR.label,
      depth: 0,
      by: 'c2pa.created',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      ai: 'whole',
      softwareAgent: 'GPT-4o',
      when: '2026-01-02T03:04:00Z',
    },
  ],
  product: 'ChatGPT',
  vendor: 'openai',
  active: GENERATOR.label,
  manifests: [GENERATOR],
  failures: [],
  softBindings: [],
  watermarked: false,
  backend: 'wasm',
  ...changes,
});

/** What an AI service signed, with an invisible mark, and XMP that says the same. */
export const SIGNED_AI = assetReport({
  asset: { uri: 'signed/ai.png', name: 'ai.png' },
  readings: { c2pa: 'present', xmp: 'present' },
  evidence: [
    evidence(
      'e1',
      'c2paManifest',
      { path: 'png/caBX[0]', start: 33, end: 12_033 },
      store({ softBindings: [{ algorithm: 'com.adobe.trustmark.P', vendor: 'adobe' }], watermarked: true }),
    ),
    evidence(
      'e2',
      'digitalSourceType',
      { path: 'png/iTXt[0]/Iptc4xmpExt:DigitalSourceType', start: 12_100, end: 12_400 },
      {
        term: 'trainedAlgorithmicMedia',
        ai: 'whole',
        retired: false,
        spelling: 'httpsUri',
        raw: 'https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      },
    ),
  ],
  results: PROVENANCE_PROFILES.map((profile) =>
    result(profile, { origin: 'suspected', compliance: 'needsReview', integrity: 'noLabel' }),
  ),
});

/** Changed after it was signed, and one of its ingredients was broken before. Nobody named a trust list. */
export const BROKEN_STORE = assetReport({
  asset: { uri: 'signed/broken.png', name: 'broken.png' },
  readings: { c2pa: 'present' },
  evidence: [
    evidence(
      'e1',
      'c2paManifest',
      { path: 'png/caBX[0]', start: 33, end: 12_033 },
      store({
        state: 'invalid',
        answers: {
          ...ALL_WELL,
          contentBound: no('assertion.dataHash.mismatch'),
          signerTrusted: unknown('signingCredential.untrusted'),
          certificateValid: unknown('claimSignature.outsideValidity', 'timeStamp.untrusted'),
        },
        inception: 'partlyGenerated',
        transformations: ['c2pa.placed', 'c2pa.resized'],
        statements: [
          {
            manifest: 'urn:c2pa:part',
            depth: 1,
            by: 'c2pa.ai-disclosure',
            digitalSourceType: '',
            ai: 'part',
            softwareAgent: '',
            when: '',
          },
          {
            manifest: 'urn:c2pa:part',
            depth: 2,
            by: 'c2pa.edited',
            digitalSourceType: 'https://example.com/made-up',
            ai: 'part',
            softwareAgent: 'Firefly',
            when: '',
          },
        ],
        product: '',
        vendor: '',
        manifests: [
          {
            ...GENERATOR,
            signer: { organisation: '', commonName: '', algorithm: 'Ps256', timestamp: '' },
            ingredients: [
              {
                title: 'sky.jpg',
                relationship: 'componentOf',
                manifest: 'urn:c2pa:part',
                failures: ['claimSignature.mismatch', 'assertion.hashedURI.mismatch'],
              },
            ],
          },
        ],
        failures: [
          { code: 'assertion.dataHash.mismatch', url: 'self#jumbf=c2pa.assertions/c2pa.hash.data', scope: 'active' },
          { code: 'signingCredential.untrusted', url: 'self#jumbf=/c2pa/urn:c2pa:generated', scope: 'active' },
          { code: 'claimSignature.mismatch', url: 'self#jumbf=/c2pa/urn:c2pa:part', scope: 'ingredient' },
          { code: 'signingCredential.untrusted', url: 'self#jumbf=/c2pa/urn:c2pa:part', scope: 'ingredient' },
        ],
        softBindings: [{ algorithm: 'com.example.mark', vendor: '' }],
      }),
    ),
  ],
  results: PROVENANCE_PROFILES.map((profile) =>
    result(profile, { origin: 'noneFound', compliance: 'needsReview', integrity: 'altered' }),
  ),
});

/** Stores that gave no answer, each for its own reason, and a pointer whose address is written against the reader. */
export const UNANSWERED = assetReport({
  asset: { uri: 'signed/unanswered.jpg', name: 'unanswered.jpg', format: 'jpeg' },
  readings: { c2pa: 'present', xmp: 'present', exif: 'present' },
  evidence: [
    evidence(
      'e1',
      'c2paManifest',
      { path: 'jpeg/APP11[0]', start: 20, end: 920 },
      { state: 'couldNotCheck', home: 'embedded', bytes: 900, reason: 'unknownAlgorithm' },
    ),
    evidence(
      'e2',
      'c2paManifest',
      { path: 'sidecar', start: 0, end: 700 },
      { state: 'couldNotCheck', home: 'sidecar', bytes: 700, reason: 'unsupportedBinding' },
    ),
    evidence(
      'e3',
      'c2paManifest',
      { path: 'jpeg/APP1[1]/dcterms:provenance', start: 1000, end: 1400 },
      { state: 'remote', home: 'pointer', bytes: 0, url: `https://manifests.example/${HOSTILE_TEXT}` },
    ),
    evidence(
      'e4',
      'xmpHistory',
      { path: 'jpeg/APP1[1]', start: 1000, end: 1400 },
      {
        creatorTool: 'Adobe Photoshop 26.0',
        documentId: 'xmp.did:1',
        originalDocumentId: 'xmp.did:0',
        derivedFrom: 'xmp.did:0',
        events: [
          {
            action: 'created',
            softwareAgent: 'Adobe Photoshop 26.0',
            when: '2026-01-01T08:00:00+08:00',
            changed: '',
          },
          { action: 'converted', softwareAgent: '', when: '', changed: '' },
          { action: '', softwareAgent: 'Generative Fill', when: '2026-01-01T09:00:00+08:00', changed: '/' },
        ],
      },
    ),
    evidence(
      'e5',
      'captureDevice',
      { path: 'jpeg/APP1[0]', start: 940, end: 1000 },
      { make: 'NIKON CORPORATION', model: 'NIKON Z 9', taken: '2026:01:01 07:59:00' },
    ),
    evidence('e6', 'residue', { path: 'jpeg/APP1[0]', start: 940, end: 1000 }, { sign: 'danglingExifPointer' }),
  ],
  results: PROVENANCE_PROFILES.map((profile) =>
    result(profile, { origin: 'noneFound', compliance: 'outOfScope', integrity: 'unverifiable' }),
  ),
});

/** The label says AI, signed credentials say a camera: both sides are named with their bytes. */
export const CONTRADICTION = assetReport({
  asset: { uri: 'signed/both.png', name: 'both.png' },
  readings: { aigcField: 'present', c2pa: 'present' },
  evidence: [
    label('e1', { path: 'png/iTXt[0]/TC260:AIGC', start: 41, end: 377 }, { Label: '1', ProduceID: 'p1' }),
    evidence(
      'e2',
      'c2paManifest',
      { path: 'png/caBX[0]', start: 400, end: 12_400 },
      store({
        state: 'valid',
        answers: { ...ALL_WELL, signerTrusted: no('signingCredential.untrusted'), saysAi: no() },
        inception: 'captured',
        statements: [],
        product: 'Z 9',
        vendor: 'Nikon',
        manifests: [{ ...GENERATOR, signer: null, actions: [] }],
      }),
    ),
  ],
  results: PROVENANCE_PROFILES.map((profile) =>
    result(profile, { origin: 'declared', compliance: 'nonCompliant', integrity: 'contradictory' }, [
      finding('carriers-disagree', 'labelAgainstUnprovenCapture', {
        data: { left: ['Label 1'], right: ['Z 9'] },
        clauses: ['measures-6-3'],
        evidence: ['e2', 'e1'],
      }),
    ]),
  ),
});

const hostileManifest: C2paManifest = {
  label: HOSTILE_TEXT,
  title: HOSTILE_TEXT,
  claimGenerator: HOSTILE_TEXT,
  generatorName: HOSTILE_TEXT,
  generatorVersion: HOSTILE_TEXT,
  signer: {
    organisation: HOSTILE_TEXT,
    commonName: `${HOSTILE_TEXT}2`,
    algorithm: HOSTILE_TEXT,
    timestamp: HOSTILE_TEXT,
  },
  actions: [],
  ingredients: [
    { title: HOSTILE_TEXT, relationship: HOSTILE_TEXT, manifest: HOSTILE_TEXT, failures: [`=${HOSTILE_TEXT}`] },
  ],
  assertions: [HOSTILE_TEXT],
};

/** A store, and metadata beside it, whose author writes against whoever reads the report. */
export const HOSTILE_STORE = assetReport({
  asset: { uri: 'evil.png', name: 'evil.png' },
  evidence: [
    evidence(
      'e1',
      'c2paManifest',
      { path: HOSTILE_TEXT, start: 33, end: 12_033 },
      store({
        state: 'invalid',
        answers: { ...ALL_WELL, contentBound: no(HOSTILE_TEXT) },
        transformations: [HOSTILE_TEXT],
        statements: [
          {
            manifest: HOSTILE_TEXT,
            depth: 0,
            by: HOSTILE_TEXT,
            digitalSourceType: HOSTILE_TEXT,
            ai: 'whole',
            softwareAgent: HOSTILE_TEXT,
            when: HOSTILE_TEXT,
          },
        ],
        product: HOSTILE_TEXT,
        vendor: `=${HOSTILE_TEXT}`,
        active: HOSTILE_TEXT,
        manifests: [hostileManifest],
        failures: [{ code: HOSTILE_TEXT, url: HOSTILE_TEXT, scope: 'active' }],
        softBindings: [{ algorithm: HOSTILE_TEXT, vendor: HOSTILE_TEXT }],
      }),
    ),
    evidence(
      'e2',
      'digitalSourceType',
      { path: HOSTILE_TEXT, start: 1, end: 2 },
      { term: null, ai: 'cannotTell', retired: false, spelling: 'token', raw: HOSTILE_TEXT },
    ),
    evidence(
      'e3',
      'xmpHistory',
      { path: HOSTILE_TEXT, start: 1, end: 2 },
      {
        creatorTool: HOSTILE_TEXT,
        documentId: HOSTILE_TEXT,
        originalDocumentId: HOSTILE_TEXT,
        derivedFrom: HOSTILE_TEXT,
        events: [{ action: HOSTILE_TEXT, softwareAgent: HOSTILE_TEXT, when: HOSTILE_TEXT, changed: HOSTILE_TEXT }],
      },
    ),
    evidence(
      'e4',
      'captureDevice',
      { path: HOSTILE_TEXT, start: 1, end: 2 },
      { make: HOSTILE_TEXT, model: 'M', taken: HOSTILE_TEXT },
    ),
  ],
  results: [result('cn-platform', { origin: 'noneFound', compliance: 'needsReview', integrity: 'altered' })],
});
