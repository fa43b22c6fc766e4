import { isFilled } from './facts.ts';
import { AIGC_KEYS, type AigcKey } from './model/aigc.ts';
import type { EvidenceOf } from './model/evidence.ts';
import type { Finding } from './model/finding.ts';
import type { Profile } from './model/profile.ts';
import type { Facts } from './model/rule.ts';
import type { Compliance, Integrity, Origin, Verdict } from './model/verdict.ts';
import { statementsOfAi } from './rules/ai-statements.ts';
import { examinedManifests, isSealBroken, saysAi } from './rules/c2pa-manifests.ts';
import { contradictsProvenCapture } from './rules/carriers-disagree.ts';
import { LABEL_VALUES } from './rules/implicit-label-value-out-of-range.ts';
import { labelResidues } from './rules/label-residue.ts';
import { recordsLostLabel } from './rules/label-stripped.ts';
import { disagree } from './rules/labels-disagree.ts';
import { isSecurityBroken } from './rules/security-data.ts';

/** The three answers about one asset under one profile. `findings`: those that are not pass or notApplicable. */
export const verdictOf = (facts: Facts, findings: readonly Finding[], profile: Profile): Verdict => ({
  origin: originOf(facts),
  compliance: complianceOf(facts, findings, profile),
  integrity: integrityOf(facts),
});

/**
 * Measures Art. 6: the strongest of what speaks for AI origin, so that more evidence never weakens it.
 *
 * | seen | origin |
 * |---|---|
 * | a label whose Label is 1 | declared |
 * | a label whose Label is 2; or the uploader declared it | possible |
 * | any other label: 3, or a value that is missing or out of range | suspected |
 * | a generator trace that is no mere hint; a source type that says AI, whole or part | suspected |
 * | a validated C2PA manifest that says AI, whoever signed it and however long ago | suspected |
 * | a visible label, a vendor's mark or an invisible mark in the pixels: anyone can print one | suspected |
 * | none of these | noneFound |
 *
 * A manifest whose content hash, claim signature or assertion hashes fail counts for nothing: it can be taken from one
 * picture and put onto somebody's photo. Nor does a store that nobody validated, or a camera that EXIF names.
 */
function originOf(facts: Facts): Origin {
  const { labels, context } = facts;
  if (labels.some(({ data }) => data.fields.Label === '1')) return 'declared';
  if (context.declared || labels.some(({ data }) => data.fields.Label === '2')) return 'possible';
  return labels.length > 0 || statementsOfAi(facts).length > 0 ? 'suspected' : 'noneFound';
}

/**
 * The first row that holds. A note informs and decides nothing; damage and limits are `undetermined` findings, so that
 * they stand before every kinder answer.
 *
 * | findings | compliance |
 * |---|---|
 * | one failed with severity error | nonCompliant |
 * | one is undetermined | undetermined |
 * | the asset shows no sign, nobody declared it, and nobody states that it is AI-made | what the profile says of such assets |
 * | one failed or is up for review with severity error or warning | needsReview |
 * | none of these | compliant |
 */
function complianceOf(facts: Facts, findings: readonly Finding[], profile: Profile): Compliance {
  if (findings.some(({ outcome, severity }) => outcome === 'fail' && severity === 'error')) return 'nonCompliant';
  if (findings.some(({ outcome }) => outcome === 'undetermined')) return 'undetermined';
  if (!showsSign(facts)) return profile.withoutSign;
  return findings.some(({ severity }) => severity !== 'note') ? 'needsReview' : 'compliant';
}

/** What makes an asset a matter of labelling: also a sign that says nothing about origin, but asks for a look. */
const showsSign = (facts: Facts): boolean =>
  facts.labels.length > 0 ||
  facts.context.declared ||
  facts.context.aiMade ||
  labelResidues(facts).length > 0 ||
  statementsOfAi(facts).length > 0 ||
  recordsLostLabel(facts) ||
  examinedManifests(facts).some(({ data }) => saysAi(data));

/**
 * The first row that holds.
 *
 * | seen | integrity |
 * |---|---|
 * | labels that name different producers, content numbers or values of Label | contradictory |
 * | a label that says 1 and a trusted C2PA manifest of this picture that says captured | contradictory |
 * | a C2PA manifest whose content hash, claim signature or assertion hashes fail: something changed after signing | altered |
 * | a generator's signature over the pixels that does not verify: pixels or settings changed after signing | altered |
 * | a label whose own signature does not fit its fields, or whose hash of the picture is not that of this one | altered |
 * | a label could not be looked for, or not everywhere that another could be | unverifiable |
 * | a label whose required values are missing, empty, out of range or written twice | unverifiable |
 * | labels, all sound | intact: complete and free of contradiction, which does not prove who wrote them |
 * | no label, but residue of one, or a record of one in the XMP history or a C2PA manifest | stripped: not there now; nothing is said of who or why |
 * | neither | noLabel |
 */
function integrityOf(facts: Facts): Integrity {
  const { readings, labels, complete } = facts;
  if (disagree(labels) || contradictsProvenCapture(facts)) return 'contradictory';
  if (examinedManifests(facts).some(({ data }) => isSealBroken(data))) return 'altered';
  if (facts.invisibleMarks.some(({ data }) => data.signature === 'notVerified')) return 'altered';
  if (facts.securityData.some(isSecurityBroken)) return 'altered';
  if (labels.length > 0) return complete && labels.every(isSound) ? 'intact' : 'unverifiable';
  if (readings.aigcField !== 'absent') return 'unverifiable';
  return labelResidues(facts).length > 0 || recordsLostLabel(facts) ? 'stripped' : 'noLabel';
}

const isSound = ({ data: { fields, duplicateKeys } }: EvidenceOf<'aigcField'>): boolean =>
  LABEL_VALUES.has(fields.Label ?? '') &&
  isFilled(fields.ContentProducer) &&
  isFilled(fields.ProduceID) &&
  !duplicateKeys.some((key) => AIGC_KEYS.includes(key as AigcKey));
