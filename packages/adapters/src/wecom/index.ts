import { bot } from '../bot/bot.ts';

/** 群机器人配置说明: bytes of a text's content. */
const MAX_TEXT_BYTES = 2048;
/** The same: 20 messages a minute. */
const BUSY_MS = 60_000;

/** A bot of a WeCom group. The message is plain text; the key is in the address and nothing is signed. */
export const WECOM = bot({
  id: 'wecom',
  limit: { of: 'text', bytes: MAX_TEXT_BYTES },
  signs: false,
  content: (title, lines) => ({ msgtype: 'text', text: { content: [title, ...lines].join('\n') } }),
  codeKeys: ['errcode'],
  // 全局错误码: 系统繁忙; 接口调用超过限制.
  busyCodes: [-1, 45009],
  busyMs: BUSY_MS,
});
