import type { C2paAnswer, C2paQuestion } from '@biaoshi/core';
import type { Status, StatusLists } from './statuses.ts';

/** What was named to judge by; an answer about trust needs it. */
export interface Named {
  readonly trustAnchors: boolean;
  readonly tsaAnchors: boolean;
}

type Answers = Omit<Record<C2paQuestion, C2paAnswer>, 'manifestPresent' | 'saysAi'>;
type Answer = C2paAnswer['answer'];

/** The answers that the results of the active manifest give. */
export function answersOf(results: StatusLists, named: Named): Answers {
  const all = [...results.success, ...results.informational, ...results.failure];
  return {
    contentBound: contentBound(results),
    signatureValid: signatureValid(codesOf(all, SIGNATURE)),
    signerTrusted: signerTrusted(all, named),
    certificateValid: certificateValid(codesOf(all, CERTIFICATE), named),
  };
}

const UNTRUSTED = 'signingCredential.untrusted';
const UNSUPPORTED = 'algorithm.unsupported';
const FOLLOWS_FROM_UNSUPPORTED: ReadonlySet<string> = new Set([UNSUPPORTED, 'claimSignature.mismatch', UNTRUSTED]);
const SIGNATURE = /^(?:claimSignature\.(?:validated|mismatch|missing)|algorithm\.unsupported)$/;
const TRUST = /^signingCredential\.(?:trusted|untrusted)$/;
const OUT_OF_TIME = /^(?:signingCredential\.expired|claimSignature\.outsideValidity)$/;
const CERTIFICATE =
  /^(?:claimSignature\.(?:inside|outside)Validity|signingCredential\.(?:expired|invalid|ocsp\.\w+)|timeStamp\.\w+)$/;
const BINDING_MATCH = /^assertion\.(?:dataHash|bmffHash|boxesHash|collectionHash)\.match$/;
const BINDING_FAILURE =
  /^(?:assertion\.(?:dataHash|bmffHash|boxesHash|collectionHash)\.(?!match$)\w+|claim\.hardBindings\.missing|assertion\.(?:multipleHardBindings|hardBinding\.redacted))$/;
const LEAVES_OUT_MORE = /^assertion\.\w+Hash\.additionalExclusionsPresent$/;
/** An assertion that holds a hard binding, at the end of its JUMBF address. */
const BINDING_URL = /(?:^|[/=])c2pa\.hash\.(?:data|bmff|boxes|collection\.data)(?:\.v\d+)?(?:__\d+)?$/;
/** The signed claim no longer vouches for the assertion that the failure is about. */
const NOT_VOUCHED_FOR = /^assertion\.(?:hashedURI\.mismatch|missing|undeclared|cbor\.invalid|notRedacted)$/;

const codesOf = (statuses: readonly Status[], pattern: RegExp): readonly string[] => [
  ...new Set(statuses.map(({ code }) => code).filter((code) => pattern.test(code))),
];

/** A hash that fits is no binding where somebody has put another hash in place of the signed one. */
function contentBound({ success, informational, failure }: StatusLists): C2paAnswer {
  const broken = failure.filter(
    ({ code, url }) => BINDING_FAILURE.test(code) || (NOT_VOUCHED_FOR.test(code) && BINDING_URL.test(url)),
  );
  const matches = codesOf(success, BINDING_MATCH);
  const codes = [...matches, ...codesOf(informational, LEAVES_OUT_MORE), ...new Set(broken.map(({ code }) => code))];
  if (broken.length > 0) return { answer: 'no', codes };
  return { answer: matches.length > 0 ? 'yes' : 'couldNotCheck', codes };
}

/** A signature in an algorithm that the library does not know is called a mismatch by it, though nobody has looked. */
function signatureValid(codes: readonly string[]): C2paAnswer {
  if (codes.includes(UNSUPPORTED)) return { answer: 'couldNotCheck', codes };
  const isBroken = codes.some((code) => code !== 'claimSignature.validated');
  return { answer: isBroken ? 'no' : codes.length > 0 ? 'yes' : 'couldNotCheck', codes };
}

/** True where an unknown algorithm is all that keeps the manifest from being called sound. */
export const isOnlyUnsupported = ({ failure }: StatusLists): boolean =>
  failure.some(({ code }) => code === UNSUPPORTED) && failure.every(({ code }) => FOLLOWS_FROM_UNSUPPORTED.has(code));

function signerTrusted(statuses: readonly Status[], { trustAnchors }: Named): C2paAnswer {
  const codes = codesOf(statuses, TRUST);
  if (!codes.includes(UNTRUSTED)) return { answer: codes.length > 0 ? 'yes' : 'couldNotCheck', codes };
  if (!trustAnchors) return { answer: 'couldNotCheck', codes };
  const outOfTime = codesOf(statuses, OUT_OF_TIME);
  return { answer: outOfTime.length > 0 ? 'couldNotCheck' : 'no', codes: [...codes, ...outOfTime] };
}

/**
 * The failures but for an unknown signer that nobody has judged: without anchors all are unknown, and the library calls a
 * certificate unknown that is out of its time, even where it leads to an anchor.
 */
export function judgedFailures(failures: readonly Status[], { trustAnchors }: Named): readonly Status[] {
  const isJudged = trustAnchors && codesOf(failures, OUT_OF_TIME).length === 0;
  return isJudged ? failures : failures.filter(({ code }) => code !== UNTRUSTED);
}

/** The certificate at the time of the signature, which only a time stamp proves; else at the time of validation. */
function certificateValid(codes: readonly string[], { tsaAnchors }: Named): C2paAnswer {
  return { answer: certificateAnswer(new Set(codes), tsaAnchors), codes };
}

function certificateAnswer(codes: ReadonlySet<string>, tsaAnchors: boolean): Answer {
  const isBad = ['signingCredential.invalid', 'signingCredential.ocsp.revoked'].some((code) => codes.has(code));
  if (isBad) return 'no';
  if ([...codes].some((code) => OUT_OF_TIME.test(code))) {
    // A sound time stamp would count, had an anchor been named that it leads to.
    return !tsaAnchors && codes.has('timeStamp.validated') && codes.has('timeStamp.untrusted') ? 'couldNotCheck' : 'no';
  }
  return codes.has('claimSignature.insideValidity') ? 'yes' : 'couldNotCheck';
}
