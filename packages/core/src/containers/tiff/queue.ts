import type { WalkContext } from '../../bytes/container.ts';
import type { TiffHeader } from '../../bytes/tiff.ts';

/** The file that offsets count in. */
export interface TiffFile {
  readonly header: TiffHeader;
  /** Of the byte-order mark. */
  readonly start: number;
  readonly end: number;
}

/** A directory (IFD) that something points to. */
export interface Directory {
  /** From the byte-order mark, as written. */
  readonly offset: number;
  readonly path: string;
  /** The last step of `path`. */
  readonly ifd: string;
  readonly depth: number;
}

/** Directories still to be walked: each once, in the order of the file's own pointers, within the limits. */
export class DirectoryQueue {
  readonly #context: WalkContext;
  readonly #file: TiffFile;
  readonly #known = new Set<number>();
  readonly #waiting: Directory[] = [];
  readonly #subs = new Map<string, number>();
  readonly #size = { width: 0, height: 0 };
  #full = false;

  constructor(context: WalkContext, file: TiffFile) {
    this.#context = context;
    this.#file = file;
  }

  /** A pointer back to a directory that is known says that the one it should have named is lost. */
  add(directory: Directory): void {
    const { offset, path, depth } = directory;
    const at = Math.min(this.#file.start + offset, this.#file.end);
    if (this.#full || !this.#context.mayNest(depth, path, at)) return;
    if (offset === 0 || this.#known.has(offset)) {
      const code = offset === 0 ? 'missingPart' : 'noProgress';
      this.#context.problem(code, 'error', { path, start: at, end: at }, { part: directory.ifd });
      return;
    }
    if (this.#known.size === this.#context.limits.maxIfds) {
      this.#full = true;
      const limit = { limit: 'maxIfds', value: this.#context.limits.maxIfds };
      this.#context.problem('limitExceeded', 'error', { path, start: at, end: at }, limit);
      return;
    }
    this.#known.add(offset);
    this.#waiting.push(directory);
  }

  /**
   * The directory behind `directory`. The main chain (IFD0, IFD1 …) and sub-directories go on; behind the EXIF, GPS and
   * interoperability directories writers leave anything.
   */
  addNext(directory: Directory, offset: number): void {
    const { path, ifd, depth } = directory;
    if (offset === 0) return;
    const parent = path.slice(0, -ifd.length - 1);
    const main = /^IFD(\d+)$/.exec(ifd);
    if (main) this.add({ offset, ...under(parent, `IFD${Number(main[1]) + 1}`), depth });
    else if (ifd.startsWith('SubIFD')) this.addSub(parent, offset, depth);
  }

  /** A sub-directory of the directory at `parent`. */
  addSub(parent: string, offset: number, depth: number): void {
    const index = this.#subs.get(parent) ?? 0;
    this.#subs.set(parent, index + 1);
    this.add({ offset, ...under(parent, `SubIFD[${index}]`), depth });
  }

  /** IFD0's own picture size, once both sides are known. */
  noteSize(side: 'width' | 'height', value: number): void {
    this.#size[side] = value;
    const { width, height } = this.#size;
    if (width > 0 && height > 0) this.#context.dimensions(width, height);
  }

  next(): Directory | undefined {
    return this.#waiting.shift();
  }
}

const under = (parent: string, ifd: string) => ({ path: `${parent}/${ifd}`, ifd });
