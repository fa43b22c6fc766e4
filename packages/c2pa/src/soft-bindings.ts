import type { C2paSoftBinding } from '@biaoshi/core';
import { assertionsOf } from './actions.ts';
import { textOf } from './json.ts';
import type { TreeManifest } from './tree.ts';

/** Most soft bindings that are reported of one store. */
const MOST_SOFT_BINDINGS = 64;

/** Beginnings of the algorithm ids in the public list of soft bindings, and whose they are. */
const VENDORS: readonly (readonly [prefix: string, vendor: string])[] = [
  ['ai.contentlens.', 'contentlens'],
  ['ai.steg.', 'steg.ai'],
  ['ai.trufo.', 'trufo'],
  ['app.overlai.', 'overlai'],
  ['castlabs.', 'castlabs'],
  ['com.adobe.', 'adobe'],
  ['com.aiwatermark.', 'aiwatermark'],
  ['com.castlabs.', 'castlabs'],
  ['com.digimarc.', 'digimarc'],
  ['com.imatag.', 'imatag'],
  ['com.markany.', 'markany'],
  ['com.mentaport.', 'mentaport'],
  ['com.microsoft.', 'microsoft'],
  ['com.nagra.', 'nagra'],
  ['es.lumatrace.', 'lumatrace'],
  ['io.iscc.', 'iscc'],
];

const SOFT_BINDING = /^c2pa\.soft-binding(?:__\d+)?$/;

const vendorOf = (algorithm: string): string => {
  const id = `${algorithm.toLowerCase()}.`;
  return VENDORS.find(([prefix]) => id.startsWith(prefix))?.[1] ?? '';
};

/** The soft bindings that the picture's own line of manifests states, each algorithm once. */
export function softBindingsOf(ancestors: readonly TreeManifest[]): readonly C2paSoftBinding[] {
  const algorithms = ancestors.flatMap(({ raw }) =>
    assertionsOf(raw).flatMap(({ label, data }) => (SOFT_BINDING.test(label) ? [textOf(data.alg)] : [])),
  );
  return [...new Set(algorithms)]
    .filter(Boolean)
    .slice(0, MOST_SOFT_BINDINGS)
    .map((algorithm) => ({ algorithm, vendor: vendorOf(algorithm) }));
}
