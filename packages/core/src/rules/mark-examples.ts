import type { C2paExamined, C2paManifest, C2paUnexamined } from '../model/c2pa.ts';
import type { Problem } from '../model/problem.ts';
import { answers, generatedBy, no, yes } from './example-facts.ts';

const SIGNER = {
  organisation: 'Example Pictures Inc.',
  commonName: 'Example Pictures signing',
  algorithm: 'es256',
  timestamp: '2026-10-05T08:30:00Z',
} as const;

const ACTIVE: C2paManifest = {
  label: 'urn:c2pa:example',
  title: 'picture.png',
  claimGenerator: 'Example Studio/3.1',
  generatorName: 'Example Studio',
  generatorVersion: '3.1',
  signer: SIGNER,
  actions: [],
  ingredients: [],
  assertions: ['c2pa.actions.v2', 'c2pa.hash.data'],
};

type Signer = Partial<C2paManifest['signer'] & {}>;

/** An active manifest whose texts are replaced by `changes`, its signer's by `signer`. */
export const active = (changes: Partial<C2paManifest> = {}, signer: Signer = {}): readonly [C2paManifest] => [
  { ...ACTIVE, signer: { ...SIGNER, ...signer }, ...changes },
];

/** A signed, time-stamped manifest that says that the whole was generated, by what, by whom and when. */
export const SIGNED_AI = {
  ...generatedBy('Example Model', 'example'),
  manifests: active(),
} as const satisfies Partial<C2paExamined>;

/** The same on another picture than it was signed for. */
export const FOREIGN_AI = {
  ...SIGNED_AI,
  state: 'invalid',
  answers: answers({ saysAi: yes, contentBound: no('assertion.dataHash.mismatch') }),
} as const satisfies Partial<C2paExamined>;

/** Only what the picture was made from says AI, and that was changed after signing. */
export const CHANGED_PARENT_AI = {
  ...SIGNED_AI,
  statements: [{ ...SIGNED_AI.statements[0], manifest: 'urn:c2pa:parent', depth: 1 }],
  manifests: active({
    ingredients: [
      {
        title: 'parent.png',
        relationship: 'parentOf',
        manifest: 'urn:c2pa:parent',
        failures: ['assertion.hashedURI.mismatch'],
      },
    ],
  }),
} as const satisfies Partial<C2paExamined>;

/** Says that AI took part, and nothing else. */
export const BARE_AI = {
  ...SIGNED_AI,
  active: '',
  manifests: active({ generatorName: '', generatorVersion: '', signer: null }),
  statements: [],
} as const satisfies Partial<C2paExamined>;

export const LINK: C2paUnexamined = { state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/a.c2pa' };

export const UNCHECKED: C2paUnexamined = {
  state: 'couldNotCheck',
  reason: 'prereleaseClaim',
  home: 'embedded',
  bytes: 9000,
};

export const CUT: Problem = {
  code: 'truncated',
  severity: 'error',
  location: { path: 'png/iTXt[1]', start: 900, end: 1000 },
  data: {},
};
