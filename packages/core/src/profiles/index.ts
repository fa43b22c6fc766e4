import { InvalidArgumentError } from '../model/errors.ts';
import type { Profile } from '../model/profile.ts';
import { CN_PLATFORM } from './cn-platform.ts';
import { CN_PROVIDER } from './cn-provider.ts';
import { CN_REGULATOR } from './cn-regulator.ts';
import { nearest } from './nearest.ts';

/** Every profile, sorted by id. Adding one: a file here and a line in this list. */
export const PROFILES = [CN_PLATFORM, CN_PROVIDER, CN_REGULATOR] as const satisfies readonly Profile[];

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
