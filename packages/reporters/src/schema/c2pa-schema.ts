import {
  AI_SHARES,
  C2PA_INCEPTIONS,
  C2PA_QUESTIONS,
  C2PA_REASONS,
  type C2paAction,
  type C2paAnswer,
  type C2paExamined,
  type C2paIngredient,
  type C2paManifest,
  type C2paSigner,
  type C2paSoftBinding,
  type C2paStatement,
  type C2paStatus,
  type C2paUnexamined,
} from '@biaoshi/core';
import { count, list, mapOf, members, nullable, type Schema, shape, text, union, values } from './shape.ts';

const HOME = members<C2paExamined['home']>({ embedded: true, sidecar: true, pointer: true });

const ANSWER = shape<C2paAnswer>({
  answer: members<C2paAnswer['answer']>({ yes: true, no: true, couldNotCheck: true }),
  codes: list(text),
});

const STATEMENT = shape<C2paStatement>({
  manifest: text,
  depth: count,
  by: text,
  digitalSourceType: text,
  ai: values(AI_SHARES),
  softwareAgent: text,
  when: text,
});

const MANIFEST = shape<C2paManifest>({
  label: text,
  title: text,
  claimGenerator: text,
  generatorName: text,
  generatorVersion: text,
  signer: nullable(shape<C2paSigner>({ organisation: text, commonName: text, algorithm: text, timestamp: text })),
  actions: list(
    shape<C2paAction>({ action: text, digitalSourceType: text, softwareAgent: text, when: text, description: text }),
  ),
  ingredients: list(
    shape<C2paIngredient>({ title: text, relationship: text, manifest: nullable(text), failures: list(text) }),
  ),
  assertions: list(text),
});

const UNEXAMINED = shape<C2paUnexamined>(
  {
    home: HOME,
    bytes: count,
    state: members<C2paUnexamined['state']>({ notExamined: true, couldNotCheck: true, remote: true }),
    reason: values(C2PA_REASONS),
    url: text,
  },
  ['reason', 'url'],
);

const EXAMINED = shape<C2paExamined>({
  home: HOME,
  bytes: count,
  state: members<C2paExamined['state']>({ trusted: true, valid: true, invalid: true }),
  answers: mapOf(C2PA_QUESTIONS, ANSWER),
  inception: values(C2PA_INCEPTIONS),
  transformations: list(text),
  statements: list(STATEMENT),
  product: text,
  vendor: text,
  active: text,
  manifests: list(MANIFEST),
  failures: list(
    shape<C2paStatus>({
      code: text,
      url: text,
      scope: members<C2paStatus['scope']>({ active: true, ingredient: true }),
    }),
  ),
  softBindings: list(shape<C2paSoftBinding>({ algorithm: text, vendor: text })),
  watermarked: { type: 'boolean' },
  backend: members<C2paExamined['backend']>({ wasm: true, native: true }),
});

/** `data` of a manifest store: one that was validated, or one that was not. */
export const C2PA_MANIFEST: Schema = union(UNEXAMINED, EXAMINED);
