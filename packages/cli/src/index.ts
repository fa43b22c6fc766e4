/* What the reference of the command line is generated from. */
export { COMMANDS, LATER_COMMANDS } from './commands/index.ts';
export { EXIT } from './exit-codes.ts';
export { loadMessages } from './locales/index.ts';
export type { Messages } from './locales/messages.ts';
export { OPTIONS } from './options.ts';
