import { createHash } from 'node:crypto';
import type { AdapterId, Attachment } from './adapter.ts';

/** One message, ready to go. Plain data: it is kept in the dead-letter file as it is. */
export interface Delivery {
  /** The idempotency key: SHA-256 over everything below, 64 hex digits. The same content to the same place has the same key. */
  readonly key: string;
  readonly adapter: AdapterId;
  /** Where to, as far as it is no secret: an address, a URL, a bucket, a folder. */
  readonly recipient: string;
  /** A mail's subject; '' elsewhere. */
  readonly title: string;
  readonly mediaType: string;
  readonly body: string;
  readonly attachments: readonly Attachment[];
}

const NO_ATTACHMENTS: readonly Attachment[] = [];

/** `body` may be made from the key, which then is that of the content without it. */
export function delivery(
  content: Omit<Delivery, 'key' | 'body' | 'attachments' | 'title'> & {
    readonly title?: string;
    readonly attachments?: readonly Attachment[];
    readonly content: string;
    readonly body?: (key: string) => string;
  },
): Delivery {
  const { adapter, recipient, title = '', mediaType, attachments = NO_ATTACHMENTS } = content;
  const key = keyOf({ adapter, recipient, title, mediaType, content: content.content, attachments });
  return { key, adapter, recipient, title, mediaType, body: content.body?.(key) ?? content.content, attachments };
}

/** Every piece is preceded by its length, so that no two contents run together to the same bytes. */
function keyOf(content: {
  readonly adapter: string;
  readonly recipient: string;
  readonly title: string;
  readonly mediaType: string;
  readonly content: string;
  readonly attachments: readonly Attachment[];
}): string {
  const hash = createHash('sha256');
  const add = (piece: string | Uint8Array): void => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    hash.update(`${bytes.length}:`).update(bytes);
  };
  const { attachments, ...texts } = content;
  for (const text of [texts.adapter, texts.recipient, texts.title, texts.mediaType, texts.content]) add(text);
  for (const { name, mediaType, bytes } of attachments) [name, mediaType, bytes].forEach(add);
  return hash.digest('hex');
}
