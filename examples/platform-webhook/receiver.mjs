// What a platform's own system does with what biaoshi delivers: verifies each message (Standard Webhooks), takes each once,
// and decides what the page shows. Needs Node alone. WEBHOOK_SECRETS=whsec_… node receiver.mjs [port]
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const MAX_BODY_BYTES = 20_000;
/** Older messages may be somebody's copy. */
const TOLERANCE_SECONDS = 5 * 60;
const NOTICES = { noticeDeclared: '属于', noticePossible: '可能', noticeSuspected: '疑似' };

/**
 * True for a message that one of the secrets signed, and signed lately. While a secret is replaced both are valid, on
 * either side.
 *
 * @param {string} body
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {readonly string[]} secrets
 * @param {number} now in seconds
 */
export function isGenuine(body, headers, secrets, now = Date.now() / 1000) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given } = headers;
  if (!id || !given || !(Math.abs(now - Number(timestamp)) <= TOLERANCE_SECONDS)) return false;
  const signed = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  });
  return String(given)
    .split(' ')
    .filter((word) => word.startsWith('v1,'))
    .map((word) => Buffer.from(word.slice(3), 'base64'))
    .some((signature) => signed.some((own) => own.length === signature.length && timingSafeEqual(own, signature)));
}

/** What the page is to do about an asset: the notice to show beside it, and whether a person has to look. */
export function decisionOn({ asset, results }) {
  const notice = results.flatMap(({ duties }) => duties.flatMap(({ id }) => NOTICES[id] ?? []))[0] ?? null;
  const forAPerson = results.some(({ verdict }) => !['compliant', 'outOfScope'].includes(verdict.compliance));
  return { asset: asset.uri, notice, forAPerson };
}

/**
 * A receiver. `decide` is called once a message id, however often it comes; a real system keeps the ids where it keeps
 * the decisions, in one transaction.
 */
export function receiver({ secrets, decide }) {
  const taken = new Set();
  return createServer(async (request, response) => {
    try {
      const body = await textOf(request);
      if (body === undefined) return response.writeHead(413, { connection: 'close' }).end();
      if (!isGenuine(body, request.headers, secrets)) return response.writeHead(401).end();
      const id = request.headers['webhook-id'];
      if (!taken.has(id)) {
        await decide(decisionOn(JSON.parse(body).data), id);
        taken.add(id);
      }
      // Also for one that was here before: anything else would bring it back.
      return response.writeHead(204).end();
    } catch {
      return response.writeHead(500).end();
    }
  });
}

async function textOf(request) {
  const blocks = [];
  let size = 0;
  for await (const block of request) {
    size += block.length;
    if (size > MAX_BODY_BYTES) return undefined;
    blocks.push(block);
  }
  return Buffer.concat(blocks).toString('utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const secrets = (process.env.WEBHOOK_SECRETS ?? '').split(' ').filter(Boolean);
  const decide = (decision) => console.log(JSON.stringify(decision));
  receiver({ secrets, decide }).listen(Number(process.argv[2] ?? 8090), '127.0.0.1');
}
