import type { ProvenanceOptions } from '@biaoshi/scanner';
import type { Invocation } from '../commands/command.ts';
import { plain } from '../plain.ts';
import { countCertificates, readAnchors } from './read-anchors.ts';
import { type ListKind, storedList } from './stored-lists.ts';

/**
 * Whom to trust: the lists that the user named, else those that `trust update` stored, else nobody. A stored list
 * changes what a scan answers without being on its line, so that it is used is said. Throws `UsageError`.
 */
export function trustOptions({
  options,
  env,
  messages,
  terminal,
}: Pick<Invocation, 'options' | 'env' | 'messages' | 'terminal'>): Pick<
  ProvenanceOptions,
  'trustAnchors' | 'tsaAnchors'
> {
  const anchors = (files: readonly string[] | undefined, kind: ListKind): string | undefined => {
    if (files) return readAnchors(files);
    const stored = storedList(kind, env);
    if (!stored) return undefined;
    countCertificates(stored.pem, stored.file);
    terminal.note(messages.fileUsed(plain(stored.file)));
    return stored.pem;
  };
  const trustAnchors = anchors(options['trust-anchors'], 'signers');
  const tsaAnchors = anchors(options['tsa-anchors'], 'tsa');
  return { ...(trustAnchors !== undefined && { trustAnchors }), ...(tsaAnchors !== undefined && { tsaAnchors }) };
}
