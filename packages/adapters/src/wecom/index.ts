import { bot } from '../bot/bot.ts';

/** The vendor takes a text of 2048 bytes. */
const MAX_TEXT_BYTES = 2048;

/** A bot of a WeCom group. The message is plain text; the key is in the address and nothing is signed. */
export const WECOM = bot({
  id: 'wecom',
  maxTextBytes: MAX_TEXT_BYTES,
  signs: false,
  content: (title, lines) => ({ msgtype: 'text', text: { content: [title, ...lines].join('\n') } }),
  codeKeys: ['errcode'],
  busyCodes: [-1, 45009],
});
