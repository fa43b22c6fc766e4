import { factsOf, type ReadAsset } from './facts.ts';
import type { Profile } from './model/profile.ts';
import type { Facts } from './model/rule.ts';
import { rulesOf } from './profiles/compile.ts';
import { statementsOfAi } from './rules/ai-statements.ts';
import type { RuleId } from './rules/index.ts';
import { marksOf } from './rules/marks.ts';
import { hasOpenBinding } from './rules/security-data.ts';

interface PixelContext {
  readonly profiles: readonly Profile[];
  /** The uploader declared the content AI-made. */
  readonly declared: boolean;
}

/**
 * Whether looking at the pixels can change a verdict under one of the profiles, given what the metadata says: true while
 * nothing speaks for AI origin, since what is seen makes it suspected (Measures Art. 6(3)); while a label's hash of its
 * picture was not compared with this one; and where the profile asks for something in the pixels with more weight than a
 * note. Pure. False for bytes of no known format.
 */
export function pixelsCanMatter(asset: ReadAsset, { profiles, declared }: PixelContext): boolean {
  if (asset.format === null) return false;
  const facts = factsOf(asset, '', { declared, aiMade: false });
  if (isOriginOpen(facts) || (profiles.length > 0 && facts.securityData.some(hasOpenBinding))) return true;
  return profiles.some((profile) => asksOfPixels(facts, profile));
}

const isOriginOpen = (facts: Facts): boolean =>
  facts.labels.length === 0 && !facts.context.declared && statementsOfAi(facts).length === 0;

const always = (): boolean => true;

/** Rules that say something else where somebody looked, and of which assets. */
const ASK_PIXELS: Readonly<Partial<Record<RuleId, (facts: Facts) => boolean>>> = {
  'explicit-label-illegible': always,
  'explicit-label-misplaced': always,
  'explicit-label-missing': always,
  'explicit-label-not-assessed': always,
  'explicit-label-too-small': always,
  'explicit-label-wording': always,
  'machine-readable-mark-missing': (facts) => marksOf(facts).every(({ standing }) => standing !== 'saysAi'),
  'vendor-mark-only': always,
  'visible-producer-differs': ({ labels }) => labels.length > 0,
};

const asksOfPixels = (facts: Facts, profile: Profile): boolean =>
  rulesOf(profile).some(
    ({ rule, weights }) =>
      ASK_PIXELS[rule.id as RuleId]?.(facts) === true &&
      [...weights.values()].some(({ severity }) => severity !== 'note'),
  );
