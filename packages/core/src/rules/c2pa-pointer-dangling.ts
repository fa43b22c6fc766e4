import type { Facts } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

const NONE: readonly never[] = [];

/** The pointers of an asset that has no store, neither in it nor beside it. */
const pointers = ({ manifests, readings }: Facts) =>
  readings.c2pa === 'absent' && manifests.every(({ data: { state } }) => state === 'remote') ? manifests : NONE;

const missing = ({ manifests, residues }: Facts) =>
  residues.length > 0 && manifests.every(({ data: { state } }) => state === 'remote')
    ? residues.filter(({ data: { sign } }) => sign === 'missingCredentials')
    : NONE;

/**
 * The metadata says that content credentials are kept at a URL, or in the file, and the file holds none. Some services keep them only
 * there, and ordinary conversion drops a store and keeps the pointer: the file does not tell which. Nobody fetches it.
 */
export const c2paPointerDangling = defineRule({
  id: 'c2pa-pointer-dangling',
  topic: 'integrity',
  families: ['c2pa', 'xmp'],
  messages: { pointerOnly: data<{ url: string }>(), credentialsMissing: data() },
  applies: (facts) => facts.manifests.length > 0 || missing(facts).length > 0,
  check(facts, make) {
    return [
      ...pointers(facts).map(({ id, data: manifest }) => {
        const url = manifest.state === 'remote' ? excerpt(manifest.url ?? '') : '';
        return make.review('pointerOnly', { url }, [id]);
      }),
      ...missing(facts).map(({ id }) => make.review('credentialsMissing', {}, [id])),
    ];
  },
  examples: () => [
    { title: 'a store in the file', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'a pointer beside a store',
      facts: exampleFacts({
        manifests: [{}, { state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/manifest' }],
      }),
      finds: [],
    },
    {
      title: 'a pointer, and a store in a file beside',
      facts: exampleFacts({
        readings: { c2pa: 'absent' },
        manifests: [
          { home: 'sidecar' },
          { state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/manifest' },
        ],
      }),
      finds: [],
    },
    {
      title: 'a pointer in a file whose store may lie in the part that was not read',
      facts: exampleFacts({
        readings: { c2pa: 'notExamined' },
        manifests: [{ state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/manifest' }],
      }),
      finds: [],
    },
    {
      title: 'a pointer and no store',
      facts: exampleFacts({
        manifests: [{ state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/manifest' }],
      }),
      finds: ['pointerOnly'],
    },
    {
      title: 'a pointer to credentials in the file, where there are none',
      facts: exampleFacts({ residues: [{ sign: 'missingCredentials' }] }),
      finds: ['credentialsMissing'],
    },
    {
      title: 'the same, and they stand in a file beside',
      facts: exampleFacts({ manifests: [{ home: 'sidecar' }], residues: [{ sign: 'missingCredentials' }] }),
      finds: [],
    },
  ],
});
