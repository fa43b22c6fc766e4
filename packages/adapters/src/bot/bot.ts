import type { LocaleId } from '@biaoshi/core';
import type { Adapter, AdapterId, Outcome } from '../adapter.ts';
import { delivery } from '../delivery.ts';
import { type HttpAnswer, isAnswer, outcomeOf, send } from '../http/send.ts';
import { sendingEach } from '../http/send-each.ts';
import { optionalSecret, secretUrl } from '../settings/secret.ts';
import { Settings } from '../settings/settings.ts';
import { chatText } from '../text/chat-text.ts';
import { type Message, message } from '../text/message.ts';
import { DELIVERY_WORDS } from '../text/words.ts';

const REFERENCE_CHARS = 12;
/** For the reference line, in bytes. */
const REFERENCE_BYTES = 128;
/** For what stands around a message's lines in its request, the signature among it, in bytes. */
const ENVELOPE_BYTES = 512;

/** How one vendor's group bot is spoken to. */
export interface BotKind {
  readonly id: Extract<AdapterId, 'dingtalk' | 'feishu' | 'wecom'>;
  /** What the vendor takes: bytes of a message's text, or of the whole request, in which JSON escapes the text. */
  readonly limit: { readonly of: 'text' | 'request'; readonly bytes: number };
  /** The vendor has bots that check a signature. */
  readonly signs: boolean;
  /** The message as the vendor's JSON object. */
  readonly content: (title: string, lines: readonly string[]) => object;
  /** What a signed request has besides; `now`: milliseconds since 1970. */
  readonly signature?: (
    secret: string,
    now: number,
  ) => { readonly query?: Readonly<Record<string, string>>; readonly fields?: object };
  /** Where an answer, which comes with HTTP 200, keeps its code; 0 is success. */
  readonly codeKeys: readonly string[];
  /** Codes that mean: too often, or busy. */
  readonly busyCodes: readonly number[];
  /** Milliseconds after which the vendor takes messages again. */
  readonly busyMs: number;
}

/**
 * One message a run into a group chat. The bot's address holds its token, so it comes from the environment, and so does
 * the secret. Settings: `urlVariable`, `secretVariable` (where the vendor signs), `locale`. A bot cannot tell that it has
 * had a message, so what a killed run left open is not sent again unasked; the last line tells people which message it is.
 */
export const bot = (kind: BotKind): Adapter => ({
  id: kind.id,
  configure(given, options) {
    const settings = new Settings(given ?? {}, `deliver.${kind.id}`);
    const name = kind.id.toUpperCase();
    const urlVariable = settings.variable('urlVariable', `BIAOSHI_${name}_URL`);
    const secretVariable = kind.signs ? settings.variable('secretVariable', `BIAOSHI_${name}_SECRET`) : undefined;
    const locale = settings.choice<LocaleId>('locale', ['zh-CN', 'en'], options.locale);
    settings.done();
    return {
      adapter: kind.id,
      unit: 'run',
      batchSize: 1,
      concurrency: 1,
      deduplicates: false,
      groupsOf: () => [''],
      prepare(digest) {
        const { title, lines }: Message = message(digest, { locale, safe: chatText, ...roomFor(kind) });
        const content = JSON.stringify(kind.content(title, [...lines, digest.run.startedAt]));
        const body = (key: string): string => {
          const reference = DELIVERY_WORDS[locale].reference(key.slice(0, REFERENCE_CHARS));
          return JSON.stringify(kind.content(title, [...lines, reference]));
        };
        return [delivery({ adapter: kind.id, recipient: urlVariable, mediaType: 'application/json', content, body })];
      },
      open(environment) {
        const address = secretUrl(environment, urlVariable, kind.id);
        const secret = secretVariable === undefined ? undefined : optionalSecret(environment, secretVariable);
        return sendingEach(async ({ body }, signal) => {
          const signed = secret === undefined ? undefined : kind.signature?.(secret, Date.now());
          const url = new URL(address);
          for (const [key, value] of Object.entries(signed?.query ?? {})) url.searchParams.set(key, value);
          const whole = signed?.fields ? `${JSON.stringify(signed.fields).slice(0, -1)},${body.slice(1)}` : body;
          const headers = { 'content-type': 'application/json; charset=utf-8' };
          return botOutcome(await send({ url, method: 'POST', headers, body: whole }, signal), kind);
        });
      },
    };
  },
});

/** What a message's lines may take, and what one takes. */
function roomFor({ limit, content }: BotKind): {
  readonly maxBytes: number;
  readonly lineBytes?: (line: string) => number;
} {
  if (limit.of === 'text') return { maxBytes: limit.bytes - REFERENCE_BYTES };
  const bytesOf = (lines: readonly string[]): number => Buffer.byteLength(JSON.stringify(content('', lines)), 'utf8');
  const empty = bytesOf([]);
  return {
    maxBytes: limit.bytes - REFERENCE_BYTES - ENVELOPE_BYTES,
    // With the comma before it.
    lineBytes: (line) => bytesOf([line]) - empty + 1,
  };
}

function botOutcome(answer: Awaited<ReturnType<typeof send>>, kind: BotKind): Outcome {
  const outcome = outcomeOf(answer);
  if (outcome.result === 'retry' || !isAnswer(answer)) return outcome;
  const code = codeOf(answer, kind.codeKeys);
  const failure = { code: 'answerCode', detail: answer.text.slice(0, 300) } as const;
  // Some come with HTTP 400.
  if (code !== undefined && kind.busyCodes.includes(code)) return { result: 'retry', failure, afterMs: kind.busyMs };
  if (outcome.result === 'refused') return outcome;
  return code === 0 ? outcome : { result: 'refused', failure };
}

/** Undefined for an answer that is not the vendor's. */
function codeOf({ text }: HttpAnswer, keys: readonly string[]): number | undefined {
  try {
    const answer = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const codes = keys.map((key) => answer?.[key]).filter((code) => typeof code === 'number');
    return codes.find((code) => code !== 0) ?? codes[0];
  } catch {
    return undefined;
  }
}
