import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { lastPart } from '../asset-input.ts';
import { SIDECAR_ENDING, sidecarPath } from '../provenance/sidecar.ts';
import { ioProblem } from '../read-fault.ts';
import { type Entry, fault } from './entry.ts';

const BLOCK_ENTRIES = 256;

export interface WalkOptions {
  /** Levels of folders below the root that are entered. */
  readonly maxDepth: number;
  /** False leaves a file out. */
  readonly accepts: (path: string) => boolean;
  /** Something that is no file and no folder. */
  readonly skipped: () => void;
}

interface Level {
  readonly path: string;
  readonly names: readonly Named[];
  /** Names of the folder's C2PA sidecars; undefined when it has none. */
  readonly sidecars: ReadonlySet<string> | undefined;
  next: number;
}

interface Named {
  readonly name: string;
  readonly is: 'file' | 'folder' | 'link' | 'other';
}

/**
 * The files below `root`, hidden ones too (a dot must not hide a picture from an audit), folders in place, names in the
 * order of their UTF-16 code units. Links are followed, but no folder is entered twice, so a loop ends and a folder
 * with two names is read under the first. A folder that cannot be listed is an entry of kind `fault`. Holds the names
 * of the folders on the way down, and an identity for every folder entered.
 */
export function* walkFolder(root: string, options: WalkOptions): Generator<readonly Entry[]> {
  const entered = new Set<string>();
  const levels: Level[] = [];
  let block: Entry[] = [];
  const enter = (path: string): void => {
    try {
      if (!firstVisit(entered, path)) return;
      const names = sortedNames(path);
      levels.push({ path, names, sidecars: sidecarsIn(names), next: 0 });
    } catch (error) {
      block.push(fault(path, lastPart(path) || path, ioProblem(error)));
    }
  };
  enter(root);
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const named = level.names[level.next++];
    if (!named) {
      levels.pop();
      continue;
    }
    const path = joined(level.path, named.name);
    const is = named.is === 'link' ? targetOf(path) : named.is;
    if (is === 'folder') {
      if (levels.length <= options.maxDepth) enter(path);
    } else if (is === 'other') {
      options.skipped();
    } else if (options.accepts(path)) {
      const sidecar = level.sidecars?.has(sidecarPath(named.name)) === true;
      block.push({ kind: 'file', path, explicit: false, ...(sidecar && { sidecar }) });
    }
    if (block.length === BLOCK_ENTRIES) {
      yield block;
      block = [];
    }
  }
  if (block.length > 0) yield block;
}

/** A link that leads nowhere is offered as a file: scanning it says what is wrong. */
function targetOf(path: string): Named['is'] {
  try {
    return kindOf(statSync(path));
  } catch {
    return 'file';
  }
}

const kindOf = (is: Dirent | Stats): Named['is'] =>
  is.isFile() ? 'file' : is.isDirectory() ? 'folder' : is.isSymbolicLink() ? 'link' : 'other';

function sortedNames(path: string): Named[] {
  const names = readdirSync(path, { withFileTypes: true }).map((dirent) => ({ name: dirent.name, is: kindOf(dirent) }));
  return names.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sidecarsIn(names: readonly Named[]): ReadonlySet<string> | undefined {
  const found = names.filter(({ name, is }) => (is === 'file' || is === 'link') && name.endsWith(SIDECAR_ENDING));
  return found.length === 0 ? undefined : new Set(found.map(({ name }) => name));
}

function firstVisit(entered: Set<string>, path: string): boolean {
  const { dev, ino } = statSync(path, { bigint: true });
  const identity = `${dev}:${ino}`;
  if (entered.has(identity)) return false;
  entered.add(identity);
  return true;
}

/** Keeps the root as the caller wrote it, but for a slash at its end. */
const joined = (folder: string, name: string): string => (folder.endsWith('/') ? folder + name : `${folder}/${name}`);
