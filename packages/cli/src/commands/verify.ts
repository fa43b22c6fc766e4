import { type Verification, verifyDossier } from '@biaoshi/dossier';
import { json } from '@biaoshi/reporters';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Messages } from '../locales/messages.ts';
import { checkedChoice } from '../option-value.ts';
import { print } from '../output/print.ts';
import { page, type Row, section, table } from '../page.ts';
import { plain } from '../plain.ts';
import { ANSWER_REPORTERS } from '../reporters.ts';
import type { Invocation } from './command.ts';

/** Files, and faults of the archive, that are shown; whoever made it chooses how many there are. All are in `json`. */
const MAX_LISTED = 100;

/** `biaoshi verify <dossier>`: whether every byte of a dossier is the one that was packed. Exit code 0 or 1. */
export async function run({ arguments: words, options, messages, terminal }: Invocation): Promise<ExitCode> {
  const [file = ''] = words;
  const reporter = checkedChoice('--reporter', options.reporter ?? 'text', ANSWER_REPORTERS);
  const verification = await verifyDossier(file);
  await print(reporter === 'json' ? `${json(verification)}\n` : verificationText(verification, messages), terminal);
  return verification.intact ? EXIT.ok : EXIT.findings;
}

function verificationText(found: Verification, { verify: words, headings }: Messages): string {
  const { intact, head, manifest, manifestSha256, members, container, custody, timestamp } = found;
  const wrong = members.filter(({ state }) => state !== 'ok');
  const facts: readonly (readonly [string, string])[] = [
    ...(head
      ? [[words.identifier, plain(head.identifier)] as const, [words.channel, plain(head.channel)] as const]
      : []),
    [words.manifest, `${words.manifestStates[manifest]}${manifestSha256 === null ? '' : ` ${manifestSha256}`}`],
    [words.members, words.counted(members.length - wrong.length, members.length)],
    [words.custody, words.custodyStates[custody.state](custody.lines, custody.brokenAt ?? 0)],
    [words.timestamp, words.timestampStates[timestamp.state](timestamp.time ?? '?')],
  ];
  const faults = container.map(({ code, offset, member }) => [
    words.faults[code],
    words.at(offset),
    ...(member === '' ? [] : [plain(member)]),
  ]);
  return page([
    intact ? words.intact : words.notIntact,
    ...table(facts),
    ...section(
      headings.file,
      listed(
        wrong.map(({ path, state }) => [words.states[state], plain(path)]),
        words.more,
      ),
    ),
    ...section(headings.problems, listed(faults, words.more)),
  ]);
}

function listed(rows: readonly Row[], more: (count: number) => string): readonly string[] {
  const left = rows.length - MAX_LISTED;
  return [...table(rows.slice(0, MAX_LISTED)), ...(left > 0 ? [`  ${more(left)}`] : [])];
}
