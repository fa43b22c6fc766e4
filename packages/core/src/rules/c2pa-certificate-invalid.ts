import { codesOfNo, examinedManifests } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, no } from './example-facts.ts';

const REVOKED: ReadonlySet<string> = new Set(['signingCredential.revoked', 'signingCredential.ocsp.revoked']);
const EXPIRED: ReadonlySet<string> = new Set(['signingCredential.expired', 'claimSignature.outsideValidity']);
const UNFIT = 'signingCredential.invalid';

/**
 * The certificate was not good when it signed, as far as can be told. Without a time stamp a validator judges by today, so
 * that every certificate expires in time: many genuine files of AI services report it.
 */
export const c2paCertificateInvalid = defineRule({
  id: 'c2pa-certificate-invalid',
  topic: 'integrity',
  families: ['c2pa'],
  messages: {
    expired: data<{ codes: readonly string[] }>(),
    revoked: data<{ codes: readonly string[] }>(),
    unfit: data<{ codes: readonly string[] }>(),
  },
  applies: (facts) => examinedManifests(facts).length > 0,
  check(facts, make) {
    return examinedManifests(facts).flatMap(({ id, data: { answers: given } }) => {
      const codes = codesOfNo(given.certificateValid);
      return codes === undefined ? [] : [make.review(kindOf(given.certificateValid.codes), { codes }, [id])];
    });
  },
  examples: () => [
    { title: 'a certificate in its time', facts: exampleFacts({ manifests: [{}] }), finds: [] },
    {
      title: 'expired, and no time stamp says when it signed',
      facts: exampleFacts({
        manifests: [{ state: 'invalid', answers: answers({ certificateValid: no('signingCredential.expired') }) }],
      }),
      finds: ['expired'],
    },
    {
      title: 'revoked and expired since',
      facts: exampleFacts({
        manifests: [
          {
            state: 'invalid',
            answers: answers({ certificateValid: no('signingCredential.expired', 'signingCredential.ocsp.revoked') }),
          },
        ],
      }),
      finds: ['revoked'],
    },
    {
      title: 'not a certificate for signing content',
      facts: exampleFacts({
        manifests: [{ state: 'invalid', answers: answers({ certificateValid: no('signingCredential.invalid') }) }],
      }),
      finds: ['unfit'],
    },
    {
      title: 'a time stamp that does not fit',
      facts: exampleFacts({
        manifests: [{ state: 'valid', answers: answers({ certificateValid: no('timeStamp.mismatch') }) }],
      }),
      finds: ['unfit'],
    },
  ],
});

function kindOf(codes: readonly string[]): 'revoked' | 'expired' | 'unfit' {
  if (codes.some((code) => REVOKED.has(code))) return 'revoked';
  return codes.some((code) => EXPIRED.has(code)) && !codes.includes(UNFIT) ? 'expired' : 'unfit';
}
