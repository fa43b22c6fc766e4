/**
 * `flag`: given or not. `text`: any value. `file`: a path of the user's machine; `writes` when biaoshi writes there,
 * `trusts` when what it holds decides who is believed. `choice`: one of `choices`. `count`: a whole number from 1 to `most`.
 * `lineOnly`: no configuration holds it. `many`: every word up to the next option is one more value.
 */
type OptionSpec = { readonly lineOnly?: true } & (
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly repeatable?: true }
  | {
      readonly kind: 'file';
      readonly writes?: true;
      readonly trusts?: true;
      readonly repeatable?: true;
      readonly many?: true;
    }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'count'; readonly most: number }
);

/** Every option of this version, in the order in which help shows them. Names and values are the command line's contract. */
export const OPTIONS = {
  profile: { kind: 'text', repeatable: true },
  reporter: {
    kind: 'choice',
    choices: ['text', 'json', 'jsonl', 'sarif', 'junit', 'csv', 'xlsx', 'html', 'pdf'],
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
  'evidence-dir': { kind: 'file', writes: true },
  'trust-anchors': { kind: 'file', trusts: true, repeatable: true },
  'tsa-anchors': { kind: 'file', trusts: true, repeatable: true },
  'fail-on': { kind: 'choice', choices: ['error', 'warning', 'note', 'never'] },
  baseline: { kind: 'file' },
  declare: { kind: 'flag' },
  config: { kind: 'file', lineOnly: true },
  to: {
    kind: 'choice',
    choices: ['dingtalk', 'dossier', 'dsa', 'feishu', 'file', 'mail', 's3', 'webhook', 'wecom'],
    lineOnly: true,
  },
  policy: { kind: 'file', lineOnly: true },
  attach: { kind: 'file', lineOnly: true, repeatable: true },
  'dry-run': { kind: 'flag', lineOnly: true },
  journal: { kind: 'file', lineOnly: true },
  'dead-letter': { kind: 'file', lineOnly: true },
  channel: { kind: 'choice', choices: ['12315', '12377', 'court', 'platform', 'police'], lineOnly: true },
  originals: { kind: 'file', lineOnly: true },
  facts: { kind: 'file', lineOnly: true },
  redact: { kind: 'flag', lineOnly: true },
  timestamp: { kind: 'file', lineOnly: true },
  evidence: { kind: 'file', lineOnly: true, repeatable: true, many: true },
  listing: { kind: 'file', lineOnly: true, repeatable: true, many: true },
  ledger: { kind: 'file', lineOnly: true },
  case: { kind: 'text', lineOnly: true },
  ordered: { kind: 'text', lineOnly: true },
  received: { kind: 'text', lineOnly: true },
  role: { kind: 'choice', choices: ['claim', 'listing', 'shipping'], lineOnly: true },
  token: { kind: 'file', lineOnly: true, repeatable: true },
  keep: { kind: 'count', most: 3650, lineOnly: true },
  keyed: { kind: 'file', lineOnly: true },
  outcome: { kind: 'choice', choices: ['open', 'upheld', 'rejected'], lineOnly: true },
  remove: { kind: 'flag', lineOnly: true },
  repair: { kind: 'flag', lineOnly: true },
  from: { kind: 'text', lineOnly: true },
  tsa: { kind: 'flag', lineOnly: true },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** What a configuration may hold: all but what says where it is, or what one invocation does. */
export const CONFIG_KEYS = OPTION_NAMES.filter((name) => !('lineOnly' in OPTIONS[name]));

/** What a configuration holds besides, for a command that reads it itself. */
export const CONFIG_SECTIONS = ['deliver'] as const;

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
