import { createHmac } from 'node:crypto';
import { bot } from '../bot/bot.ts';

/** 自定义机器人使用指南: a request is of 20 KB at most. */
const MAX_REQUEST_BYTES = 20_000;
/** The same: 100 messages a minute, 5 a second. */
const BUSY_MS = 60_000;

/**
 * A custom bot of a Feishu group. The message is a rich text, whose text elements are text and never markup. Signed: the
 * HMAC-SHA256 of nothing, keyed with the time in seconds, a line feed and the secret, in fields beside the message.
 */
export const FEISHU = bot({
  id: 'feishu',
  limit: { of: 'request', bytes: MAX_REQUEST_BYTES },
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
  // 自定义机器人使用指南; 频控策略 (which may come with HTTP 400).
  busyCodes: [11232, 99991400],
  busyMs: BUSY_MS,
});
