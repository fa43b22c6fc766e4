import { CARRIERS, CONTAINERS, TRACES } from '@biaoshi/core';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print } from '../output/print.ts';
import { page, section, table } from '../page.ts';
import type { Invocation } from './command.ts';

/** `biaoshi formats`: what is read, from the lists that do the reading. */
export async function run({ messages, terminal }: Invocation): Promise<ExitCode> {
  const { headings } = messages;
  const readers = (list: typeof CARRIERS) =>
    table(list.map(({ id, version, accepts }) => [id, `v${version}`, accepts.join(', ')]));
  const containers = CONTAINERS.map(({ id, mediaType, extensions }) => [
    id,
    mediaType,
    extensions.map((ending) => `.${ending}`).join(' '),
  ]);
  await print(
    page([
      ...section(headings.containers, table(containers)),
      ...section(headings.carriers, readers(CARRIERS)),
      ...section(headings.traces, readers(TRACES)),
    ]),
    terminal,
  );
  return EXIT.ok;
}
