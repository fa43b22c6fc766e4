import { createHmac } from 'node:crypto';
import { bot } from '../bot/bot.ts';

/** Beyond it the vendor answers 460101, "message too long, exceed 20000 bytes". */
const MAX_REQUEST_BYTES = 20_000;
/** 自定义机器人接入: after 20 messages in a minute none is taken for ten. */
const BUSY_MS = 600_000;

/**
 * A custom bot of a DingTalk group. The message is plain text. Signed: the HMAC-SHA256 of the time in milliseconds, a line
 * feed and the secret, keyed with the secret, in the address.
 */
export const DINGTALK = bot({
  id: 'dingtalk',
  limit: { of: 'request', bytes: MAX_REQUEST_BYTES },
  signs: true,
  content: (title, lines) => ({ msgtype: 'text', text: { content: [title, ...lines].join('\n') } }),
  signature: (secret, now) => {
    const timestamp = String(now);
    return {
      query: { timestamp, sign: createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') },
    };
  },
  codeKeys: ['errcode'],
  // 服务端 API 全局错误码: 系统繁忙; 自定义机器人: "send too fast, exceed 20 times per minute".
  busyCodes: [-1, 130101],
  busyMs: BUSY_MS,
});
