import { LOCALE_IDS, type LocaleId } from '@biaoshi/core';
import { json } from '@biaoshi/reporters';
import { canonicalJson } from '../canonical-json.ts';
import { channelById } from '../channels/index.ts';
import { custodyEntries, custodyLog } from '../custody/custody.ts';
import { filledForm, formJson, formText } from '../form/form.ts';
import { type Redaction, redact } from '../redact/redact.ts';
import { redactedCustody, redactedFacts } from '../redact/redact-input.ts';
import { digestsOf, sha256Hex } from '../zip/digests.ts';
import { type Member, writeZip, zipBytes } from '../zip/write-zip.ts';
import { checkInput } from './check-input.ts';
import type { DossierInput } from './input.ts';
import { MANIFEST_FORMAT, MANIFEST_VERSION, type Manifest, manifestDigest, manifestText, sums } from './manifest.ts';
import { CUSTODY, MANIFEST, MANIFEST_DIGEST, README, REDACTIONS, REPORT, SUMS, TIMESTAMP } from './names.ts';
import { type OriginalMember, originalMembers } from './original-members.ts';
import { htmlPaper, type PaperFacts, pdfPaper } from './papers.ts';
import { pictureMembers } from './picture-members.ts';
import { readme } from './readme.ts';

/** A dossier, ready to be written. */
export interface Dossier {
  readonly identifier: string;
  readonly manifest: Manifest;
  /** Digest of `manifest.json`: what a time stamp is asked for. */
  readonly manifestSha256: string;
  /** What a redacted copy left out of the report; empty for a complete one. */
  readonly redactions: readonly Redaction[];
  /** Fields of the form that are left for the user. */
  readonly unfilled: number;
  /** Length of the archive. */
  readonly bytes: number;
  /** The archive, in pieces; originals are read a second time for it. Throws `IoError` when one has changed meanwhile. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/**
 * Packs a report for a channel as one ZIP: papers in Chinese and English, the report, pictures of evidence, originals,
 * the form to paste from, the log of custody, and digests of everything. The same input gives the same bytes; no clock
 * is asked. Throws `InvalidArgumentError` for input that cannot be, `IoError` from reading originals.
 */
export async function buildDossier(input: DossierInput): Promise<Dossier> {
  checkInput(input);
  const channel = channelById(input.channel);
  const redacted = input.redact === true;
  const { report, redactions } = redacted ? redact(input.report) : { report: input.report, redactions: [] };
  const reportJson = canonicalJson(report);
  const identifier = input.identifier ?? `BS-${sha256Hex(reportJson).slice(0, 12)}`;
  const originals = await originalMembers(report, input.originals ?? []);
  const given = redacted ? redactedCustody(input.custody ?? []) : (input.custody ?? []);
  const facts = redacted ? redactedFacts(input.facts ?? {}) : (input.facts ?? {});
  const custody = custodyEntries(report, given);
  const pictures = input.pictures ?? new Map();
  const form = filledForm(channel, report, facts, 'zh-CN');
  const texts = new Map<string, Uint8Array | string>([
    [REPORT, reportJson],
    [CUSTODY, custodyLog(custody)],
    ['form.txt', formText(channel, form)],
    ['form.json', formJson(channel, form)],
    ...pictureMembers(report, pictures),
  ]);
  if (redacted) texts.set(REDACTIONS, `${redactions.map(json).join('\n')}\n`);
  for (const locale of LOCALE_IDS) {
    const all: PaperFacts = {
      report,
      facts,
      pictures,
      identifier,
      createdAt: report.finishedAt,
      redacted,
      channel,
      form: filledForm(channel, report, facts, locale),
      custody,
      originals: originals.map(({ member, facts }) => ({ path: member.name, digests: member.digests, facts })),
    };
    texts.set(`dossier${ending(locale)}.pdf`, await pdfPaper(all, locale));
    texts.set(`dossier${ending(locale)}.html`, htmlPaper(all, locale));
  }
  const names = [...texts.keys(), ...originals.map(({ member }) => member.name)];
  texts.set(README, readme({ identifier, redacted, members: names }));
  const head = { identifier, channel: channel.id, tool: report.tool, createdAt: report.finishedAt, redacted };
  const unfilled = form.filter(({ value }) => value === null).length;
  return { ...sealed(head, texts, originals, input.timestamp), redactions, unfilled };
}

/** The Chinese papers come first; the others name their language. */
const ending = (locale: LocaleId): string => (locale === 'zh-CN' ? '' : `.${locale}`);

type Head = Omit<Manifest, 'format' | 'version' | 'members'>;

/** Puts the manifest over everything and the sums over the manifest. */
function sealed(
  head: Head,
  texts: ReadonlyMap<string, Uint8Array | string>,
  originals: readonly OriginalMember[],
  timestamp: Uint8Array | undefined,
): Omit<Dossier, 'redactions' | 'unfilled'> {
  const inside = [...texts].map(([name, content]) => heldMember(name, content));
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    version: MANIFEST_VERSION,
    ...head,
    members: [
      ...inside.map((member) => listed(member)),
      ...originals.map(({ member, facts }) => ({ ...listed(member), original: facts })),
    ],
  };
  const manifestMember = heldMember(MANIFEST, manifestText(manifest));
  const members = [
    ...inside,
    ...originals.map(({ member }) => member),
    manifestMember,
    heldMember(MANIFEST_DIGEST, manifestDigest(manifestMember.content)),
    ...(timestamp ? [heldMember(TIMESTAMP, timestamp)] : []),
  ];
  const all = [...members, heldMember(SUMS, sums(members.map(listed)))];
  return {
    identifier: head.identifier,
    manifest,
    manifestSha256: manifestMember.digests.sha256,
    bytes: zipBytes(all),
    chunks: () => writeZip(all),
  };
}

const listed = ({ name, digests: { size, sha256, sm3 } }: Member) => ({ path: name, size, sha256, sm3 });

function heldMember(name: string, content: Uint8Array | string): Member & { readonly content: Uint8Array } {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { name, content: bytes, digests: digestsOf(bytes), chunks: () => [bytes] };
}

/** A small dossier as one array of bytes. */
export async function dossierBytes(dossier: Dossier): Promise<Uint8Array> {
  const bytes = new Uint8Array(dossier.bytes);
  let at = 0;
  for await (const chunk of dossier.chunks()) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
