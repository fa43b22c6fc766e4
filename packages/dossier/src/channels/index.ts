import { InvalidArgumentError } from '@biaoshi/core';
import type { Channel } from './channel.ts';
import { CN_12315 } from './cn-12315.ts';
import { CN_12377 } from './cn-12377.ts';
import { COURT } from './court.ts';
import { PLATFORM } from './platform.ts';
import { POLICE } from './police.ts';

/** Every channel, sorted by id. Adding one: a file here and a line in this list. */
export const CHANNELS: readonly Channel[] = [CN_12315, CN_12377, COURT, PLATFORM, POLICE];

/** The channel of this id. Throws `InvalidArgumentError` (`invalidOption`) that names the known ones. */
export function channelById(id: string): Channel {
  const found = CHANNELS.find((channel) => channel.id === id);
  if (found) return found;
  const known = CHANNELS.map((channel) => channel.id).join(', ');
  throw new InvalidArgumentError('invalidOption', `unknown channel "${id}" (known: ${known})`);
}
