import { createHmac } from 'node:crypto';
import { bot } from '../bot/bot.ts';

/** The vendor takes a message of 20,000 bytes. */
const MAX_TEXT_BYTES = 16_000;

/**
 * A custom bot of a DingTalk group. The message is plain text. Signed: the HMAC-SHA256 of the time in milliseconds, a line
 * feed and the secret, keyed with the secret, in the address.
 */
export const DINGTALK = bot({
  id: 'dingtalk',
  maxTextBytes: MAX_TEXT_BYTES,
  signs: true,
  content: (title, lines) => ({ msgtype: 'text', text: { content: [title, ...lines].join('\n') } }),
  signature: (secret, now) => {
    const timestamp = String(now);
    return {
      query: { timestamp, sign: createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') },
    };
  },
  codeKeys: ['errcode'],
  busyCodes: [-1, 130101, 130102],
});
