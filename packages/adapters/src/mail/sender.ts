import type { Environment, Outcome, Sender } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';
import { optionalSecret, secret } from '../settings/secret.ts';
import { domainOf } from './address.ts';
import type { MailSettings } from './settings.ts';

const CONNECT_TIMEOUT_MS = 15_000;
const SOCKET_TIMEOUT_MS = 60_000;
const MAX_DETAIL_CHARS = 300;

/** Mails through one server, a connection kept open between them. Throws `InvalidArgumentError` for a user without a password. */
export function mailSender({ server, from, to, providers }: MailSettings, environment: Environment): Sender {
  const known = new Set([...to, ...providers.values()]);
  const user = optionalSecret(environment, server.userVariable);
  const auth = user !== undefined && { auth: { user, pass: secret(environment, server.passwordVariable, 'mail') } };
  const { host, port, secure, requireTls } = server;
  const opening = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && requireTls,
      ...auth,
      pool: true,
      maxConnections: 1,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
  return {
    async deliver(batch, signal) {
      const transport = await opening;
      const outcomes: Outcome[] = [];
      for (const item of batch) {
        signal.throwIfAborted();
        // A dead letter may have been written by anyone; the settings say who gets mail.
        if (!known.has(item.recipient)) outcomes.push(UNKNOWN_RECIPIENT);
        else outcomes.push(await transport.sendMail(mailOf(item, from)).then(() => DELIVERED, failed));
      }
      return outcomes;
    },
    close: async () => (await opening).close(),
  };
}

const DELIVERED: Outcome = { result: 'delivered' };
const UNKNOWN_RECIPIENT: Outcome = {
  result: 'refused',
  failure: { code: 'invalidFields', detail: 'the settings do not name this recipient' },
};

/** The id is that of the content: a mail that came twice is the same mail to whoever keeps them by id. */
function mailOf({ key, recipient, title, body, attachments }: Delivery, from: string) {
  return {
    from,
    to: recipient,
    subject: title,
    text: body,
    messageId: `<${key}@${domainOf(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
  };
}

/** SMTP says 4xx for what may work later and 5xx for what will not (RFC 5321, 4.2.1); without an answer it was the line. */
function failed(error: unknown): Outcome {
  const { responseCode, code, message } = error as { responseCode?: unknown; code?: unknown; message?: unknown };
  const detail = String(message).slice(0, MAX_DETAIL_CHARS);
  if (typeof responseCode === 'number') {
    return { result: responseCode >= 500 ? 'refused' : 'retry', failure: { code: 'smtp', detail } };
  }
  if (code === 'ETIMEDOUT') return { result: 'retry', failure: { code: 'timeout', detail } };
  if (code === 'ECONNECTION' || code === 'EDNS') return { result: 'retry', failure: { code: 'noConnection', detail } };
  const refused =
    code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS' || code === 'EENVELOPE' || code === 'EMESSAGE';
  return { result: refused ? 'refused' : 'retry', failure: { code: refused ? 'smtp' : 'network', detail } };
}
