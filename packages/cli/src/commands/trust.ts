import { createHash } from 'node:crypto';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { checkedChoice } from '../option-value.ts';
import { print } from '../output/print.ts';
import { page, table } from '../page.ts';
import { plain } from '../plain.ts';
import { requiredOption } from '../required-option.ts';
import { download, isUrl } from '../trust/download.ts';
import { listFacts } from '../trust/list-facts.ts';
import { countCertificates, readPem } from '../trust/read-anchors.ts';
import { LIST_KINDS, type ListKind, storeList } from '../trust/stored-lists.ts';
import { UsageError } from '../usage-error.ts';
import type { Invocation } from './command.ts';

/**
 * `biaoshi trust`: the trust lists that are stored and in use. `biaoshi trust update --from URL|FILE [--tsa]`: stores
 * one, checked. Throws `UsageError`.
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const [action] = invocation.arguments;
  if (action === undefined) return show(invocation);
  checkedChoice('trust', action, ['update']);
  return update(invocation);
}

/** What only `update` takes. */
const UPDATE_OPTIONS = ['tsa', 'from'] as const;

async function show({ options, messages, terminal, env }: Invocation): Promise<ExitCode> {
  for (const name of UPDATE_OPTIONS) {
    if (options[name] !== undefined) throw new UsageError('optionForeign', { option: `--${name}`, command: 'trust' });
  }
  const rows = LIST_KINDS.map((kind) => [messages.trust.kinds[kind], listFacts(kind, env, messages).text]);
  await print(page([...table(rows, 0), '', messages.trust.use, messages.trust.how]), terminal);
  return EXIT.ok;
}

async function update({ options, messages, terminal, env, signal }: Invocation): Promise<ExitCode> {
  const from = requiredOption(options, 'from', 'trust update');
  const kind: ListKind = options.tsa ? 'tsa' : 'signers';
  const pem = isUrl(from) ? await download(from, signal) : readPem(from);
  if (pem === undefined) return EXIT.interrupted;
  const certificates = countCertificates(pem, from);
  const file = storeList(kind, pem, env);
  const rows = [
    [messages.trust.kinds[kind], messages.trust.stored(certificates)],
    [messages.headings.file, plain(file)],
    ['SHA-256', createHash('sha256').update(pem).digest('hex')],
  ];
  await print(page(table(rows, 0)), terminal);
  return EXIT.ok;
}
