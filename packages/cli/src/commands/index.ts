import type { OptionName } from '../options.ts';
import { ANSWER_REPORTERS, SHEET_REPORTERS } from '../reporters.ts';
import type { Command } from './command.ts';

const SCAN_OPTIONS: readonly OptionName[] = [
  'profile',
  'reporter',
  'output',
  'locale',
  'pixels',
  'quick',
  'thorough',
  'hash',
  'concurrency',
  'resume',
  'cache',
  'evidence-dir',
  'trust-anchors',
  'tsa-anchors',
  'fail-on',
  'baseline',
  'declare',
  'config',
];

/**
 * Every command, in the order in which help shows them. Adding one: a file here and a line in this list. A command's
 * code is loaded when it is asked for, so that none pays for another's start-up.
 */
export const COMMANDS = [
  {
    name: 'scan',
    argument: { name: 'source', many: true },
    options: SCAN_OPTIONS,
    load: () => import('./scan.ts'),
  },
  {
    name: 'inspect',
    argument: { name: 'file', many: false },
    options: ['reporter', 'output', 'locale', 'pixels', 'quick', 'thorough', 'trust-anchors', 'tsa-anchors', 'config'],
    reporters: ANSWER_REPORTERS,
    load: () => import('./inspect.ts'),
  },
  {
    name: 'explain',
    argument: { name: 'topic', many: false },
    options: ['locale'],
    load: () => import('./explain.ts'),
  },
  {
    name: 'claim',
    options: [
      'evidence',
      'listing',
      'case',
      'ordered',
      'received',
      'ledger',
      'profile',
      'reporter',
      'output',
      'locale',
      'pixels',
      'thorough',
      'trust-anchors',
      'tsa-anchors',
      'fail-on',
      'config',
    ],
    reporters: SHEET_REPORTERS,
    load: () => import('./claim.ts'),
  },
  {
    name: 'deliver',
    argument: { name: 'report', many: false },
    options: [
      'to',
      'policy',
      'attach',
      'dry-run',
      'output',
      'journal',
      'dead-letter',
      'channel',
      'originals',
      'facts',
      'redact',
      'timestamp',
      'locale',
      'config',
    ],
    load: () => import('./deliver.ts'),
  },
  {
    name: 'verify',
    argument: { name: 'dossier', many: false },
    options: ['reporter', 'locale'],
    reporters: ANSWER_REPORTERS,
    load: () => import('./verify.ts'),
  },
  {
    name: 'ledger',
    argument: {
      name: 'work',
      many: true,
      choices: ['add', 'find', 'export', 'match', 'appeal', 'expire', 'check'],
    },
    options: [
      'ledger',
      'case',
      'role',
      'token',
      'keep',
      'keyed',
      'outcome',
      'remove',
      'repair',
      'profile',
      'reporter',
      'output',
      'locale',
      'pixels',
      'trust-anchors',
      'tsa-anchors',
    ],
    reporters: ANSWER_REPORTERS,
    load: () => import('./ledger.ts'),
  },
  {
    name: 'trust',
    argument: { name: 'action', many: false, optional: true, choices: ['update'] },
    options: ['locale', 'tsa', 'from'],
    load: () => import('./trust.ts'),
  },
  { name: 'profiles', options: ['locale'], load: () => import('./profiles.ts') },
  { name: 'rules', options: ['locale'], load: () => import('./rules.ts') },
  { name: 'formats', options: ['locale'], load: () => import('./formats.ts') },
  { name: 'doctor', options: ['locale'], load: () => import('./doctor.ts') },
  { name: 'completion', options: [], load: () => import('./completion.ts') },
] as const satisfies readonly Command[];

export type CommandName = (typeof COMMANDS)[number]['name'];
export type ArgumentName = Extract<(typeof COMMANDS)[number], { argument: unknown }>['argument']['name'];

/** Commands of the contract that a later version serves. */
export const LATER_COMMANDS: readonly string[] = ['audit', 'label', 'compare', 'sweep', 'worker', 'serve'];

export const commandByName: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.name, command]));
