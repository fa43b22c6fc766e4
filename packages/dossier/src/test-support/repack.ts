import { unzipSync } from 'fflate';
import { digestsOf } from '../zip/digests.ts';
import { type Member, writeZip } from '../zip/write-zip.ts';

export type Files = Record<string, Uint8Array>;

/** The archive again after a change to its members, in the form of a dossier: only the members' own digests can tell. */
export async function repacked(zip: Uint8Array, change: (files: Files) => void): Promise<Buffer> {
  const files: Files = unzipSync(zip);
  change(files);
  const members = Object.entries(files).map(
    ([name, bytes]): Member => ({ name, digests: digestsOf(bytes), chunks: () => [bytes] }),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeZip(members)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
