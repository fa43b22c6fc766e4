import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AssetEvidence, CARRIERS, CONTAINERS, IoError, TRACES } from '@biaoshi/core';
import type { Setup } from '../options.ts';
import { provenanceKey } from '../provenance/provenance-setup.ts';
import { TOOL } from '../tool.ts';
import { place, readOrNothing, readSummed, write, writeSummed } from './cache-file.ts';
import type { FileIdentity } from './file-identity.ts';

/** Readers whose answers the cache holds; each version is part of the key. */
export interface ReaderVersions {
  readonly tool: string;
  readonly containers: readonly string[];
  readonly carriers: readonly string[];
}

const versionOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/** The readers of this build. */
export const readerVersions = (): ReaderVersions => ({
  tool: TOOL.version,
  containers: CONTAINERS.map(({ id }) => id),
  carriers: [...CARRIERS, ...TRACES].map(versionOf),
});

/**
 * Evidence kept in a folder, one file an asset's content, so that threads and processes can share it without a lock.
 *
 * The key is the content's SHA-256 together with the reader versions and what changes reading (tier, limits, trust lists); rules and
 * profiles are applied anew each time. Where the hash was not asked for, an unchanged file identity stands for a content
 * already hashed; with `hash` the content itself is asked. A first visit reads the whole file, so the cache pays for
 * tiers that cost more than reading. Whoever can write to the folder decides what it says.
 *
 * An entry that is damaged or cannot be written is one that is not there.
 */
export class EvidenceCache {
  hits = 0;
  readonly #entries: string;
  readonly #identities: string;

  /** Throws `IoError` `writeFailed` when the folder cannot be made. */
  constructor(folder: string, setup: Pick<Setup, 'tier' | 'limits' | 'provenance'>, versions = readerVersions()) {
    const { tier, limits } = setup;
    const provenance = provenanceKey(setup.provenance);
    const readers = createHash('sha256').update(JSON.stringify({ versions, tier, limits, provenance })).digest('hex');
    this.#entries = join(folder, readers.slice(0, READERS_DIGITS));
    this.#identities = join(folder, 'identities');
    try {
      for (const made of [this.#entries, this.#identities]) mkdirSync(made, { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw new IoError('writeFailed', `the cache folder ${folder} cannot be made`, { cause });
    }
  }

  /** The content that a file of this identity had; undefined when none is known. */
  contentOf(identity: FileIdentity): string | undefined {
    const text = readOrNothing(place(this.#identities, identity.key));
    return text !== undefined && /^[0-9a-f]{64}$/.test(text) ? text : undefined;
  }

  get(content: string): AssetEvidence | undefined {
    const held = readSummed(place(this.#entries, content)) as AssetEvidence | undefined;
    if (held) this.hits++;
    return held;
  }

  put(content: string, evidence: AssetEvidence): void {
    writeSummed(place(this.#entries, content), evidence);
  }

  /** From now on a file of this identity is taken to have this content. */
  remember(identity: FileIdentity, content: string): void {
    if (!identity.racy) write(place(this.#identities, identity.key), content);
  }
}

const READERS_DIGITS = 32;
