import { readFileSync, statSync } from 'node:fs';
import {
  digestBytes,
  type FileDigests,
  MAX_TOKEN_BYTES,
  readTimestampToken,
  type TimestampToken,
} from '@biaoshi/ledger';
import { systemReason, UsageError } from '../usage-error.ts';

/** A time stamp's file, and what it says. */
export interface TokenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly token: TimestampToken;
}

/** Reads the files of time stamps. Throws `UsageError` (`fileUnreadable`, `tokenRefused`). */
export function readTokens(paths: readonly string[]): readonly TokenFile[] {
  return paths.map((path) => {
    const content = contentOf(path);
    const token = readTimestampToken(content);
    if (typeof token === 'string') throw new UsageError('tokenRefused', { file: path, fault: token });
    const { sha256, bytes } = digestBytes(content);
    return { path, sha256, bytes, token };
  });
}

/** One byte more than allowed is enough to refuse it. */
function contentOf(path: string): Buffer {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw Object.assign(new Error(path), { code: stats.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
    return stats.size > MAX_TOKEN_BYTES ? Buffer.alloc(MAX_TOKEN_BYTES + 1) : readFileSync(path);
  } catch (error) {
    throw new UsageError('fileUnreadable', { file: path, reason: systemReason(error) }, error);
  }
}

/** True for a time stamp of these very bytes. */
const isFor = ({ token }: TokenFile, digests: FileDigests): boolean => digests[token.algorithm] === token.digest;

/** Each file's time stamp. Throws `UsageError` for one that is of none of them (`tokenForOther`), and for a second of one. */
export function tokensByFile(tokens: readonly TokenFile[], files: readonly FileDigests[]): (TokenFile | null)[] {
  for (const token of tokens) {
    const own = files.find((digests) => isFor(token, digests));
    if (!own) throw new UsageError('tokenForOther', { file: token.path });
    if (tokens.find((other) => isFor(other, own)) !== token) throw new UsageError('tokenSecond', { file: token.path });
  }
  return files.map((digests) => tokens.find((token) => isFor(token, digests)) ?? null);
}

/** What verifies the signature, which biaoshi does not. */
export const verifyCommand = ({ token }: TokenFile): string =>
  `openssl ts -verify -data FILE -in TOKEN${token.form === 'token' ? ' -token_in' : ''} -CAfile AUTHORITY.pem`;
