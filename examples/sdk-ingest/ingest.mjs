// An upload check: what a platform does with a picture that a user uploads (Measures Art. 6). node ingest.mjs [port]
// TRUST_ANCHORS names a PEM file: the certificates that signers of content credentials are trusted by.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scanAsset } from '@biaoshi/scanner';

const MAX_UPLOAD_BYTES = 32 * 1024 * 1024;
const NOTICES = { declared: '属于', possible: '可能', suspected: '疑似', noneFound: null };
const FOR_A_PERSON = new Set(['altered', 'contradictory', 'stripped', 'unverifiable']);

/**
 * `accept`, `acceptWithNotice` or `review`; the notice to show beside the content; what content credentials (C2PA) say; the
 * report to keep. `trustAnchors`: the text of PEM certificates.
 *
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {{ declared?: boolean, trustAnchors?: string | undefined }} options
 */
export async function checkUpload(bytes, name, { declared = false, trustAnchors } = {}) {
  const options = { profiles: ['cn-platform'], declared, hash: true, trustAnchors };
  const report = await scanAsset({ kind: 'bytes', bytes, name }, options);
  const { verdict } = report.results[0];
  const notice = NOTICES[verdict.origin];
  const decision = FOR_A_PERSON.has(verdict.integrity) ? 'review' : notice ? 'acceptWithNotice' : 'accept';
  return { decision, notice, credentials: credentialsIn(report), report };
}

/** `state` is `trusted` only where the signer is on the list of anchors; how the picture began is told of validated stores. */
const credentialsIn = ({ evidence }) =>
  evidence.flatMap(({ kind, data }) =>
    kind === 'c2paManifest' ? [{ state: data.state, inception: data.inception ?? null }] : [],
  );

const anchorsFile = process.env.TRUST_ANCHORS;
const trustAnchors = anchorsFile ? readFileSync(anchorsFile, 'utf8') : undefined;

async function answer(request, response) {
  const blocks = [];
  let size = 0;
  for await (const block of request) {
    size += block.length;
    if (size > MAX_UPLOAD_BYTES) return response.writeHead(413, { connection: 'close' }).end();
    blocks.push(block);
  }
  const name = basename(new URL(request.url, 'http://upload').pathname);
  const declared = request.headers['x-declared'] === 'yes';
  const checked = await checkUpload(Buffer.concat(blocks), name, { declared, trustAnchors });
  return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(checked));
}

/** `PUT /name.jpg`, the picture as the body; `x-declared: yes` when the user says that it is AI-made. */
export const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) server.listen(Number(process.argv[2] ?? 8080));
