import { InvalidArgumentError } from '../model/errors.ts';
import type { Profile } from '../model/profile.ts';
import { CN_PLATFORM } from './cn-platform.ts';
import { CN_PROVIDER } from './cn-provider.ts';
import { CN_REGULATOR } from './cn-regulator.ts';
import { EU_AI_ACT_50 } from './eu-ai-act-50.ts';
import { EU_AI_ACT_50_DEPLOYER } from './eu-ai-act-50-deployer.ts';
import { GOOGLE_MERCHANT_CENTER } from './google-merchant-center.ts';
import { IN_IT_RULES } from './in-it-rules.ts';
import { KR_AI_BASIC } from './kr-ai-basic.ts';
import { nearest } from './nearest.ts';
import { US_CA_22757 } from './us-ca-22757.ts';
import { US_WA_1170 } from './us-wa-1170.ts';
import { VN_AI } from './vn-ai.ts';

/** Every profile, sorted by id. Adding one: a file here and a line in this list. */
export const PROFILES = [
  CN_PLATFORM,
  CN_PROVIDER,
  CN_REGULATOR,
  EU_AI_ACT_50,
  EU_AI_ACT_50_DEPLOYER,
  GOOGLE_MERCHANT_CENTER,
  IN_IT_RULES,
  KR_AI_BASIC,
  US_CA_22757,
  US_WA_1170,
  VN_AI,
] as const satisfies readonly Profile[];

export type ProfileId = (typeof PROFILES)[number]['id'];

export const DEFAULT_PROFILE_ID: ProfileId = 'cn-platform';

/** The profile of this id. Throws `InvalidArgumentError` (`invalidProfile`) that names the nearest match and the known ids. */
export function profileById(id: string): Profile {
  const found = PROFILES.find((profile) => profile.id === id);
  if (found) return found;
  const known = PROFILES.map((profile) => profile.id);
  const near = nearest(id, known);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  throw new InvalidArgumentError('invalidProfile', `unknown profile "${id}"${hint} (known: ${known.join(', ')})`);
}
