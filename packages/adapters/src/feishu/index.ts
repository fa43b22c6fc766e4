import { createHmac } from 'node:crypto';
import { bot } from '../bot/bot.ts';

/** The vendor takes a request of 20 KB; JSON of a rich text is more than its text. */
const MAX_TEXT_BYTES = 12_000;

/**
 * A custom bot of a Feishu group. The message is a rich text, whose text elements are text and never markup. Signed: the
 * HMAC-SHA256 of nothing, keyed with the time in seconds, a line feed and the secret, in fields beside the message.
 */
export const FEISHU = bot({
  id: 'feishu',
  maxTextBytes: MAX_TEXT_BYTES,
  signs: true,
  content: (title, lines) => ({
    msg_type: 'post',
    content: { post: { zh_cn: { title, content: lines.map((text) => [{ tag: 'text', text }]) } } },
  }),
  signature: (secret, now) => {
    const timestamp = String(Math.floor(now / 1000));
    return { fields: { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') } };
  },
  codeKeys: ['code', 'StatusCode'],
  busyCodes: [11232, 11233, 99991400],
});
