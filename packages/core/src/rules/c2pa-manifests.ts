import { isFilled } from '../facts.ts';
import { type C2paAnswer, type C2paExamined, type C2paManifest, isExamined } from '../model/c2pa.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { excerpt, listed } from './excerpt.ts';

/** A store that a validator answered for. */
export type ExaminedManifest = EvidenceOf<'c2paManifest'> & { readonly data: C2paExamined };

const NONE: readonly never[] = [];

export const examinedManifests = ({ manifests }: Pick<Facts, 'manifests'>): readonly ExaminedManifest[] =>
  manifests.length === 0 ? NONE : manifests.filter((item): item is ExaminedManifest => isExamined(item.data));

/** Beside hashes that do not fit: something stands in the manifest that was never signed. */
const ADDITIONS: ReadonlySet<string> = new Set(['assertion.outsideManifest', 'assertion.undeclared', 'claim.multiple']);

/** A status code that says: this is not what was signed. A time stamp stands beside what it stamps. */
export const isChange = (code: string): boolean =>
  ADDITIONS.has(code) || (code.endsWith('.mismatch') && !code.startsWith('timeStamp.'));

/** Of ingredients that are a part of the picture, or were fed to a model, rather than the picture before its last edit. */
export const PART_RELATIONSHIPS: ReadonlySet<string> = new Set(['componentOf', 'inputTo']);

/** A status code of the active manifest that concerns what it was made from. */
export const concernsIngredient = (code: string): boolean => code.startsWith('ingredient.');

/** An answer rests on what passed, or was not asked, as well. */
const PASSED = /\.(?:insideValidity|match|trusted|validated|ocsp\.(?:inaccessible|notRevoked|skipped))$/;

/** What an answer that is no rests on; undefined when it is anything else. */
export const codesOfNo = ({ answer, codes }: C2paAnswer): readonly string[] | undefined =>
  answer === 'no' ? listed(codes.filter((code) => !PASSED.test(code))) : undefined;

/** Who stands behind the manifest, as far as it says: product, vendor, generator or signer; from the file, bounded. */
export function nameOf({ product, vendor, manifests }: C2paExamined): string {
  const [active] = manifests;
  const names = [product, vendor, active?.generatorName, active?.claimGenerator, active?.signer?.organisation];
  return excerpt(names.find(isFilled) ?? 'C2PA');
}

/**
 * True unless the manifest is shown not to be this picture's or not to say what was signed: hash, claim signature and the
 * hashes of its assertions. An unknown signer or an expired certificate leaves it credible: it is a trace, not a proof.
 */
export const isCredible = (data: C2paExamined): boolean =>
  data.answers.contentBound.answer !== 'no' && data.answers.signatureValid.answer !== 'no' && !changedAssertions(data);

/** True when it is shown that the manifest is this picture's and says what was signed. */
export const isSealed = (data: C2paExamined): boolean =>
  isCredible(data) && data.answers.contentBound.answer === 'yes' && data.answers.signatureValid.answer === 'yes';

/**
 * True when the picture, the claim or an assertion is not the one that was signed. A manifest that is bound to no picture,
 * or lies in a file beside it, says nothing of this one.
 */
export const isSealBroken = (data: C2paExamined): boolean =>
  data.home === 'embedded' &&
  (data.answers.signatureValid.answer === 'no' || isOfOtherBytes(data) || changedAssertions(data));

/** True when the picture is not the one that was signed. */
export const isOfOtherBytes = ({ answers: { contentBound } }: C2paExamined): boolean =>
  contentBound.answer === 'no' && contentBound.codes.some(isChange);

const changedAssertions = ({ failures }: C2paExamined): boolean =>
  failures.some(({ scope, code }) => scope === 'active' && isChange(code) && !concernsIngredient(code));

/**
 * True when the tree of manifests says AI in a manifest that can be relied on. `whole` and `part` stand in the ingredients'
 * manifests too, and a changed ingredient can be made to say anything, or to point to anything.
 */
export function saysAi(data: C2paExamined): boolean {
  if (data.answers.saysAi.answer !== 'yes') return false;
  return shareStated(data) !== 'none';
}

/** True when that says that the whole was generated. */
export const saysWhole = (data: C2paExamined): boolean =>
  saysAi(data) && data.inception === 'fullyGenerated' && shareStated(data) !== 'part';

/** The largest share that is stated where it can be relied on; `unsaid`: the answer rests on no statement of a share. */
function shareStated(data: C2paExamined): 'whole' | 'part' | 'none' | 'unsaid' {
  const speaking = data.statements.filter(({ ai }) => ai === 'whole' || ai === 'part');
  if (speaking.length === 0) return 'unsaid';
  const doubtful = doubtfulManifests(data);
  const relied = speaking.filter(({ manifest, depth }) => depth === 0 || !doubtful.has(manifest));
  if (relied.length === 0) return 'none';
  return relied.some(({ ai }) => ai === 'whole') ? 'whole' : 'part';
}

/** Labels of ingredients' manifests that are changed, and of those that only a changed one leads to. */
export function doubtfulManifests(data: C2paExamined): ReadonlySet<string> {
  const changed = changedIngredients(data);
  if (changed.size === 0) return changed;
  const sound = reachable(data.manifests, [data.active], changed);
  const doubtful = reachable(data.manifests, [...changed], new Set());
  return new Set([...doubtful].filter((label) => !sound.has(label)));
}

/** Labels that ingredients lead to from `from`, these included, without a step onto `barred`. */
function reachable(
  manifests: readonly C2paManifest[],
  from: readonly string[],
  barred: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(from);
  // A set hands out what is added while it is walked.
  for (const label of found) {
    for (const { manifest } of manifests.find((item) => item.label === label)?.ingredients ?? []) {
      if (manifest !== null && !barred.has(manifest)) found.add(manifest);
    }
  }
  return found;
}

function changedIngredients({ manifests, failures }: C2paExamined): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const { scope, code, url } of failures) {
    if (scope !== 'ingredient' || !isChange(code)) continue;
    for (const step of url.split('/')) changed.add(step);
  }
  for (const { ingredients } of manifests) {
    for (const { manifest, failures: codes } of ingredients) {
      if (manifest !== null && codes.some(isChange)) changed.add(manifest);
    }
  }
  return changed;
}
