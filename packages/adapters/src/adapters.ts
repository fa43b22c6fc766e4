import { InvalidArgumentError, nearest } from '@biaoshi/core';
import type { Adapter } from './adapter.ts';
import { DINGTALK } from './dingtalk/index.ts';
import { DSA } from './dsa/index.ts';
import { FEISHU } from './feishu/index.ts';
import { FILE } from './file/index.ts';
import { MAIL } from './mail/index.ts';
import { S3 } from './s3/index.ts';
import { WEBHOOK } from './webhook/index.ts';
import { WECOM } from './wecom/index.ts';

/** Every adapter, sorted by id. Adding one: a folder here, its id in `adapter.ts` and a line in this list. */
export const ADAPTERS: readonly Adapter[] = [DINGTALK, DSA, FEISHU, FILE, MAIL, S3, WEBHOOK, WECOM];

/** The adapter of this id. Throws `InvalidArgumentError` (`invalidOption`) that names the one probably meant. */
export function adapterById(id: string): Adapter {
  const found = ADAPTERS.find((adapter) => adapter.id === id);
  if (found) return found;
  const ids = ADAPTERS.map((adapter) => adapter.id);
  const near = nearest(id, ids);
  const meant = near === undefined ? `known: ${ids.join(', ')}` : `did you mean "${near}"?`;
  throw new InvalidArgumentError('invalidOption', `unknown adapter "${id.slice(0, 100)}" (${meant})`);
}
