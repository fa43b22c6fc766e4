/**
 * `flag`: given or not. `text`: any value. `file`: a path of the user's machine; `writes` when biaoshi writes there.
 * `choice`: one of `choices`. `count`: a whole number from 1 to `most`.
 */
type OptionSpec =
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly repeatable?: true }
  | { readonly kind: 'file'; readonly writes?: true }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly later?: readonly string[] }
  | { readonly kind: 'count'; readonly most: number };

/** Every option of this version, in the order in which help shows them. Names and values are the command line's contract. */
export const OPTIONS = {
  profile: { kind: 'text', repeatable: true },
  reporter: {
    kind: 'choice',
    choices: ['text', 'json', 'jsonl', 'sarif', 'junit', 'csv'],
    later: ['xlsx', 'html', 'pdf'],
  },
  output: { kind: 'file', writes: true },
  locale: { kind: 'choice', choices: ['zh-CN', 'en'] },
  pixels: { kind: 'choice', choices: ['auto', 'never'], later: ['always'] },
  quick: { kind: 'flag' },
  thorough: { kind: 'flag' },
  hash: { kind: 'flag' },
  concurrency: { kind: 'count', most: 256 },
  resume: { kind: 'file', writes: true },
  cache: { kind: 'file', writes: true },
  'fail-on': { kind: 'choice', choices: ['error', 'warning', 'note', 'never'] },
  baseline: { kind: 'file' },
  declare: { kind: 'flag' },
  config: { kind: 'file' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** Options of the contract that a later version serves: refused by name, never ignored. */
export const LATER_OPTIONS = ['evidence-dir', 'trust-anchors'] as const;

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
export const isLaterOption = (name: string): boolean => (LATER_OPTIONS as readonly string[]).includes(name);
