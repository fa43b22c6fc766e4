import { codesOfNo, examinedManifests } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, no } from './example-facts.ts';

/** The claim is not what the certificate's owner signed: nobody stands behind what the manifest says. */
export const c2paSignatureInvalid = defineRule({
  id: 'c2pa-signature-invalid',
  topic: 'integrity',
  families: ['c2pa'],
  messages: { invalid: data<{ codes: readonly string[] }>() },
  applies: (facts) => examinedManifests(facts).length > 0,
  check(facts, make) {
    return examinedManifests(facts).flatMap(({ id, data: { answers: given } }) => {
      const codes = codesOfNo(given.signatureValid);
      return codes === undefined ? [] : [make.fail('invalid', { codes }, [id])];
    });
  },
  examples: () => [
    { title: 'a valid signature', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'an unknown signer has signed all the same',
      facts: exampleFacts({
        manifests: [{ state: 'valid', answers: answers({ signerTrusted: no('signingCredential.untrusted') }) }],
      }),
      finds: [],
    },
    {
      title: 'the claim is not what was signed',
      facts: exampleFacts({
        manifests: [{ state: 'invalid', answers: answers({ signatureValid: no('claimSignature.mismatch') }) }],
      }),
      finds: ['invalid'],
    },
  ],
});
