import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { captured } from '../test-support/captured.ts';
import { scratch } from '../test-support/command-line.ts';
import { BufferedSink } from './buffered-sink.ts';
import { openOutput } from './open-output.ts';

const ignore = () => undefined;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const open = (file: string, sources: readonly string[] = []) =>
  openOutput({ file, sources, terminal: captured(), onGone: ignore });

/** A reader that takes a piece only when it is told to. */
class SlowReader extends Writable {
  readonly pieces: string[] = [];
  #take: (() => void) | undefined;
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.pieces.push(chunk.toString('utf8'));
    this.#take = done;
  }
  take(): void {
    this.#take?.();
  }
}

describe('BufferedSink', () => {
  it('joins the pieces of one turn into one write, and holds none longer', async () => {
    const reader = new SlowReader();
    const sink = new BufferedSink(reader, ignore);
    for (const piece of ['a', '', 'b', 'c']) expect(sink.write(piece)).toBeUndefined();
    expect(reader.pieces).toEqual([]);
    await turn();
    expect(reader.pieces).toEqual(['abc']);
  });

  it('makes the writer wait until a slow reader has caught up', async () => {
    const reader = new SlowReader();
    const sink = new BufferedSink(reader, ignore);
    const waiting = sink.write('x'.repeat(64 * 1024));
    expect(waiting).toBeInstanceOf(Promise);
    let caughtUp = false;
    const resumed = waiting?.then(() => {
      caughtUp = true;
    });
    await turn();
    expect(caughtUp).toBe(false);
    reader.take();
    await resumed;
    expect(sink.write('y')).toBeUndefined();
  });

  it('lets the writer go when the reader is gone, says so once, and writes no more', async () => {
    const failures: Error[] = [];
    const reader = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
    const sink = new BufferedSink(reader, (error) => failures.push(error));
    await sink.write('x'.repeat(64 * 1024));
    await sink.write('x'.repeat(64 * 1024));
    await expect(sink.finish()).rejects.toThrow('gone');
    expect(failures.map(({ message }) => message)).toEqual(['gone']);
  });
});

describe('a file of results', () => {
  it('has its name only once it is complete', async () => {
    const file = join(scratch(), 'report.txt');
    const output = await open(file);
    await output.write('one\n');
    await turn();
    expect(existsSync(file)).toBe(false);
    await output.write('two\n');
    await output.finish();
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    expect(readdirSync(join(file, '..'))).toEqual(['report.txt']);
  });

  it('replaces an earlier one only then, and leaves it when the run gives up', async () => {
    const file = join(scratch(), 'report.txt');
    writeFileSync(file, 'earlier');
    const abandoned = await open(file);
    await abandoned.write('new');
    await abandoned.discard();
    expect(readFileSync(file, 'utf8')).toBe('earlier');
    expect(readdirSync(join(file, '..'))).toEqual(['report.txt']);
    const output = await open(file);
    await output.write('new');
    await output.finish();
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('goes through a link and leaves the link', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'target.txt'), 'earlier');
    symlinkSync('target.txt', join(folder, 'link.txt'));
    const output = await open(join(folder, 'link.txt'));
    await output.write('new');
    await output.finish();
    expect(readFileSync(join(folder, 'target.txt'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
  });

  it('never takes the place of what is scanned, under whatever name', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.png'), 'picture');
    symlinkSync('a.png', join(folder, 'b.txt'));
    const source = join(folder, 'a.png');
    await expect(open(join(folder, 'b.txt'), ['other', source])).rejects.toMatchObject({ code: 'outputIsSource' });
    mkdirSync(join(folder, 'd'));
    await expect(open(join(folder, 'd'))).rejects.toMatchObject({ code: 'fileUnwritable', data: { reason: 'EISDIR' } });
  });
});
