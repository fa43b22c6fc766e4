import { codesOfNo, type ExaminedManifest, examinedManifests, isCredible, saysAi } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, no, open, yes } from './example-facts.ts';
import { carriersOf, excerpt, idsOf } from './excerpt.ts';
import { active, CHANGED_PARENT_AI, CUT, FOREIGN_AI, LINK, SIGNED_AI } from './mark-examples.ts';
import { hidesMarks, marksOf, unansweredManifests } from './marks.ts';

/** A time stamp that fails its own check is none. */
const isStamped = ({ data: { manifests, failures } }: ExaminedManifest): boolean =>
  (manifests[0]?.signer?.timestamp ?? '') !== '' &&
  !failures.some(({ scope, code }) => scope === 'active' && code.startsWith('timeStamp.'));

/**
 * What says AI is not signed, or not in a way that shows tampering and time. XMP and the AIGC field are not signed; C2PA is.
 * Whether the signer is on a trust list is another question.
 */
export const signatureMissing = defineRule({
  id: 'signature-missing',
  topic: 'integrity',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: {
    unsigned: data<{ carriers: readonly string[] }>(),
    signatureInvalid: data<{ carrier: string; codes: readonly string[] }>(),
    notBound: data<{ carrier: string; codes: readonly string[] }>(),
    altered: data<{ carrier: string }>(),
    timestampMissing: data<{ carrier: string }>(),
    notChecked: data<{ carriers: readonly string[] }>(),
    unread: data(),
  },
  applies: (facts) => marksOf(facts).length > 0 || unansweredManifests(facts).length > 0,
  check(facts, make) {
    const speaking = examinedManifests(facts).filter((manifest) => manifest.data.answers.saysAi.answer === 'yes');
    const defects = speaking.map((manifest) => {
      const { signatureValid, contentBound } = manifest.data.answers;
      const carrier = excerpt(manifest.carrier);
      const invalid = codesOfNo(signatureValid);
      const unbound = codesOfNo(contentBound);
      if (invalid) return make.fail('signatureInvalid', { carrier, codes: invalid }, [manifest.id]);
      if (unbound) return make.fail('notBound', { carrier, codes: unbound }, [manifest.id]);
      if (!isCredible(manifest.data) || !saysAi(manifest.data)) return make.fail('altered', { carrier }, [manifest.id]);
      if (signatureValid.answer !== 'yes' || contentBound.answer !== 'yes') {
        return make.undetermined('notChecked', { carriers: [carrier] }, [manifest.id]);
      }
      return isStamped(manifest) ? undefined : make.fail('timestampMissing', { carrier }, [manifest.id]);
    });
    if (defects.includes(undefined)) return [];
    const unanswered = unansweredManifests(facts);
    if (unanswered.length > 0) {
      return [make.undetermined('notChecked', { carriers: carriersOf(unanswered) }, idsOf(unanswered))];
    }
    if (defects.length > 0) return defects.filter((found) => found !== undefined);
    if (hidesMarks(facts)) return [make.undetermined('unread', {}, [])];
    const marks = marksOf(facts);
    return [make.fail('unsigned', { carriers: carriersOf(marks) }, idsOf(marks))];
  },
  examples: () => [
    { title: 'no mark: nothing to sign', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: 'signed and time-stamped', facts: exampleFacts({ manifests: [SIGNED_AI] }), finds: [] },
    {
      title: 'a sound manifest beside unsigned marks',
      facts: exampleFacts({ labels: [{}], sourceTypes: ['trainedAlgorithmicMedia'], manifests: [SIGNED_AI] }),
      finds: [],
    },
    {
      title: 'an unknown signer has still signed',
      facts: exampleFacts({
        manifests: [
          {
            ...SIGNED_AI,
            state: 'valid',
            answers: answers({ saysAi: yes, signerTrusted: no('signingCredential.untrusted') }),
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'XMP only',
      facts: exampleFacts({ sourceTypes: ['trainedAlgorithmicMedia'] }),
      finds: ['unsigned'],
    },
    {
      title: 'a signed manifest that does not speak of AI, beside XMP that does',
      facts: exampleFacts({ sourceTypes: ['trainedAlgorithmicMedia'], manifests: [{ manifests: active() }] }),
      finds: ['unsigned'],
    },
    {
      title: 'the signature fails',
      facts: exampleFacts({
        manifests: [
          {
            ...SIGNED_AI,
            state: 'invalid',
            answers: answers({ saysAi: yes, signatureValid: no('claimSignature.mismatch') }),
          },
        ],
      }),
      finds: ['signatureInvalid'],
    },
    {
      title: 'other content than was signed',
      facts: exampleFacts({
        manifests: [FOREIGN_AI],
      }),
      finds: ['notBound'],
    },
    {
      title: 'what was signed says something else now',
      facts: exampleFacts({
        manifests: [
          {
            ...SIGNED_AI,
            state: 'invalid',
            failures: [{ code: 'assertion.hashedURI.mismatch', url: '', scope: 'active' }],
          },
        ],
      }),
      finds: ['altered'],
    },
    {
      title: 'only an ingredient says AI, and it was changed',
      facts: exampleFacts({ manifests: [CHANGED_PARENT_AI] }),
      finds: ['altered'],
    },
    {
      title: 'no time stamp',
      facts: exampleFacts({ manifests: [{ ...SIGNED_AI, manifests: active({}, { timestamp: '' }) }] }),
      finds: ['timestampMissing'],
    },
    {
      title: 'a time stamp of something else',
      facts: exampleFacts({
        manifests: [{ ...SIGNED_AI, failures: [{ code: 'timeStamp.mismatch', url: '', scope: 'active' }] }],
      }),
      finds: ['timestampMissing'],
    },
    {
      title: "a time stamp that fails in what the picture was made from is not the picture's",
      facts: exampleFacts({
        manifests: [{ ...SIGNED_AI, failures: [{ code: 'timeStamp.mismatch', url: '', scope: 'ingredient' }] }],
      }),
      finds: [],
    },
    {
      title: 'a binding that could not be checked',
      facts: exampleFacts({ manifests: [{ ...SIGNED_AI, answers: answers({ saysAi: yes, contentBound: open }) }] }),
      finds: ['notChecked'],
    },
    {
      title: 'a link may lead to a signed manifest',
      facts: exampleFacts({ sourceTypes: ['trainedAlgorithmicMedia'], manifests: [LINK] }),
      finds: ['notChecked'],
    },
    {
      title: 'a mark, then damage in which a store could be',
      facts: exampleFacts({ sourceTypes: ['trainedAlgorithmicMedia'], problems: [CUT] }),
      finds: ['unread'],
    },
  ],
});
