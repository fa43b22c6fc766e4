import { MANIFEST_FORMAT, MANIFEST_VERSION, manifestDigest, manifestText, sums } from '../build/manifest.ts';
import { custodyLog } from '../custody/custody.ts';
import { digestsOf } from '../zip/digests.ts';
import { type Member, writeZip } from '../zip/write-zip.ts';

/** A dossier in every respect but its papers: short enough to change each bit of it. */
export async function tinyDossier(): Promise<Buffer> {
  const log = custodyLog([{ at: '2026-01-01T00:00:00Z', actor: 'A', action: 'received' }]);
  const inside = [member('custody.jsonl', log), member('originals/0001.bin', '\u0000'), member('report.json', '{}')];
  const manifest = member(
    'manifest.json',
    manifestText({
      format: MANIFEST_FORMAT,
      version: MANIFEST_VERSION,
      identifier: 'T',
      channel: 'court',
      tool: { name: 'biaoshi', version: '0' },
      createdAt: '2026-01-01T00:00:00Z',
      redacted: false,
      members: inside.map(listed),
    }),
  );
  const around = [manifest, member('manifest.sha256', manifestDigest(manifest.bytes))];
  const all = [...inside, ...around, member('SHA256SUMS', sums([...inside, ...around].map(listed)))];
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeZip(all)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const listed = ({ name, digests: { size, sha256, sm3 } }: Member) => ({ path: name, size, sha256, sm3 });

function member(name: string, text: string): Member & { readonly bytes: Buffer } {
  const bytes = Buffer.from(text, 'utf8');
  return { name, bytes, digests: digestsOf(bytes), chunks: () => [bytes] };
}
