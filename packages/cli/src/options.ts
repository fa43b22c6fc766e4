/**
 * `flag`: given or not. `text`: any value. `file`: a path of the user's machine; `writes` when biaoshi writes there,
 * `trusts` when what it holds decides who is believed. `choice`: one of `choices`. `count`: a whole number from 1 to `most`.
 * `lineOnly`: no configuration holds it.
 */
type OptionSpec = { readonly lineOnly?: true } & (
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly repeatable?: true }
  | { readonly kind: 'file'; readonly writes?: true; readonly trusts?: true; readonly repeatable?: true }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly later?: readonly string[] }
  | { readonly kind: 'count'; readonly most: number }
);

/** Every option of this version, in the order in which help shows them. Names and values are the command line's contract. */
export const OPTIONS = {
  profile: { kind: 'text', repeatable: true },
  reporter: {
    kind: 'choice',
    choices: ['text', 'json', 'jsonl', 'sarif', 'junit', 'csv', 'html'],
    later: ['xlsx', 'pdf'],
  },
  output: { kind: 'file', writes: true },
  locale: { kind: 'choice', choices: ['zh-CN', 'en'] },
  pixels: { kind: 'choice', choices: ['auto', 'always', 'never'] },
  quick: { kind: 'flag' },
  thorough: { kind: 'flag' },
  hash: { kind: 'flag' },
  concurrency: { kind: 'count', most: 256 },
  resume: { kind: 'file', writes: true },
  cache: { kind: 'file', writes: true },
  'trust-anchors': { kind: 'file', trusts: true, repeatable: true },
  'tsa-anchors': { kind: 'file', trusts: true, repeatable: true },
  'fail-on': { kind: 'choice', choices: ['error', 'warning', 'note', 'never'] },
  baseline: { kind: 'file' },
  declare: { kind: 'flag' },
  config: { kind: 'file', lineOnly: true },
  from: { kind: 'text', lineOnly: true },
  tsa: { kind: 'flag', lineOnly: true },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** What a configuration may hold: all but what says where it is, or what one invocation does. */
export const CONFIG_KEYS = OPTION_NAMES.filter((name) => !('lineOnly' in OPTIONS[name]));

/** Options of the contract that a later version serves: refused by name, never ignored. */
export const LATER_OPTIONS = ['evidence-dir'] as const;

/** Pairs that exclude one another. */
export const CONFLICTS = [['quick', 'thorough']] as const satisfies readonly (readonly [OptionName, OptionName])[];

type ValueOf<S> = S extends { kind: 'flag' }
  ? boolean
  : S extends { kind: 'count' }
    ? number
    : S extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? C
      : S extends { repeatable: true }
        ? readonly string[]
        : string;

export type OptionValues = { readonly [N in OptionName]?: ValueOf<(typeof OPTIONS)[N]> };

export const specOf = (name: OptionName): OptionSpec => OPTIONS[name];
export const isOptionName = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);
/** True for an option that may be given several times, or hold a list. */
export const isRepeatable = (spec: OptionSpec): boolean => 'repeatable' in spec && spec.repeatable === true;
export const isLaterOption = (name: string): boolean => (LATER_OPTIONS as readonly string[]).includes(name);
