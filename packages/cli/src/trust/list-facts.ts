import type { Messages } from '../locales/messages.ts';
import { plain } from '../plain.ts';
import { UsageError } from '../usage-error.ts';
import { countCertificates } from './read-anchors.ts';
import { type ListKind, storedList } from './stored-lists.ts';

/** What is known of a stored list: how many certificates, where, since when; `ok` is false for one that cannot be used. */
export function listFacts(
  kind: ListKind,
  env: NodeJS.ProcessEnv,
  { trust, usage }: Messages,
): { readonly text: string; readonly ok: boolean } {
  try {
    const list = storedList(kind, env);
    if (!list) return { text: trust.none, ok: true };
    const certificates = countCertificates(list.pem, list.file);
    const day = list.storedAt.toISOString().slice(0, 'yyyy-mm-dd'.length);
    return { text: trust.inUse(certificates, plain(list.file), day), ok: true };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { text: plain(unusable(error, usage)), ok: false };
  }
}

function unusable<C extends UsageError['code']>({ code, data }: UsageError<C>, usage: Messages['usage']): string {
  return usage[code](data, undefined);
}
