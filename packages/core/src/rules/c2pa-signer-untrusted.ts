import { isFilled } from '../facts.ts';
import type { C2paExamined } from '../model/c2pa.ts';
import { codesOfNo, examinedManifests } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, exampleManifest, no, open } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

/** The signer is on none of the trust lists that the user named. Without a list the question stays open, and is no finding. */
export const c2paSignerUntrusted = defineRule({
  id: 'c2pa-signer-untrusted',
  topic: 'integrity',
  families: ['c2pa'],
  messages: {
    notOnList: data<{ signer: string; codes: readonly string[] }>(),
    unnamed: data<{ codes: readonly string[] }>(),
  },
  applies: (facts) => examinedManifests(facts).length > 0,
  check(facts, make) {
    return examinedManifests(facts).flatMap(({ id, data: manifest }) => {
      const codes = codesOfNo(manifest.answers.signerTrusted);
      if (codes === undefined) return [];
      const signer = signerOf(manifest);
      return [
        signer === '' ? make.review('unnamed', { codes }, [id]) : make.review('notOnList', { signer, codes }, [id]),
      ];
    });
  },
  examples: () => [
    { title: 'a signer on the list', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'nobody named a list',
      facts: exampleFacts({ manifests: [{ state: 'valid', answers: answers({ signerTrusted: open }) }] }),
      finds: [],
    },
    {
      title: 'a signer that is not on the list',
      facts: exampleFacts({
        manifests: [
          {
            state: 'valid',
            answers: answers({ signerTrusted: no('signingCredential.untrusted') }),
            manifests: [
              exampleManifest({
                signer: { organisation: 'Example Studio', commonName: '', algorithm: 'es256', timestamp: '' },
              }),
            ],
          },
        ],
      }),
      finds: ['notOnList'],
    },
    {
      title: 'a certificate that names nobody',
      facts: exampleFacts({
        manifests: [{ state: 'valid', answers: answers({ signerTrusted: no('signingCredential.untrusted') }) }],
      }),
      finds: ['unnamed'],
    },
  ],
});

function signerOf({ manifests: [active] }: C2paExamined): string {
  const signer = active?.signer;
  return excerpt([signer?.organisation, signer?.commonName].find(isFilled) ?? '');
}
