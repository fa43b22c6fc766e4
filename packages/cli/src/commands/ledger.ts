import { EXIT, type ExitCode } from '../exit-codes.ts';
import { checkOutput } from '../ledger/place.ts';
import { checkReporter, type Reply, writeReply } from '../ledger/reply.ts';
import { checkedChoice } from '../option-value.ts';
import type { OptionName } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import type { Invocation } from './command.ts';

/** What every action takes. */
const SHARED: readonly OptionName[] = ['ledger', 'locale', 'output'];

interface Action {
  /** What it takes besides. */
  readonly options: readonly OptionName[];
  run(invocation: Invocation): Promise<ExitCode>;
}

const replying =
  (work: (invocation: Invocation) => Promise<Reply>) =>
  async (invocation: Invocation): Promise<ExitCode> =>
    writeReply(await work(invocation), invocation);

const ADD_OPTIONS: readonly OptionName[] = [
  'reporter',
  'case',
  'role',
  'token',
  'keep',
  'profile',
  'pixels',
  'trust-anchors',
  'tsa-anchors',
];

const ACTIONS = {
  add: { options: ADD_OPTIONS, run: replying(async (given) => (await import('../ledger/add.ts')).add(given)) },
  find: {
    options: ['case', 'reporter'],
    run: replying(async (given) => (await import('../ledger/find.ts')).find(given)),
  },
  export: {
    options: ['keyed', 'role', 'keep'],
    run: async (given) => (await import('../ledger/exchange.ts')).exportTokens(given),
  },
  match: {
    options: ['keyed', 'reporter'],
    run: replying(async (given) => (await import('../ledger/exchange.ts')).match(given)),
  },
  appeal: {
    options: ['outcome', 'reporter'],
    run: replying(async (given) => (await import('../ledger/marks.ts')).appeal(given)),
  },
  expire: {
    options: ['remove', 'reporter'],
    run: replying(async (given) => (await import('../ledger/marks.ts')).expire(given)),
  },
  check: {
    options: ['repair', 'reporter'],
    run: replying(async (given) => (await import('../ledger/check.ts')).check(given)),
  },
} as const satisfies Record<string, Action>;

/**
 * `biaoshi ledger <action> …`: fingerprints of known pictures, kept in a file and found again. Throws `UsageError`, and the
 * ledger's typed errors.
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const [name = ''] = invocation.arguments;
  checkedChoice('ledger', name, Object.keys(ACTIONS));
  const action: Action = ACTIONS[name as keyof typeof ACTIONS];
  for (const option of Object.keys(invocation.options) as OptionName[]) {
    if (SHARED.includes(option) || action.options.includes(option)) continue;
    throw new UsageError('optionForeign', { option: `--${option}`, command: `ledger ${name}` });
  }
  if (action.options.includes('reporter')) checkReporter(invocation);
  checkOutput(invocation);
  try {
    return await action.run(invocation);
  } catch (error) {
    if (invocation.signal.aborted) return EXIT.interrupted;
    throw error;
  }
}
