import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scanBatch } from '../test-support/metadata-only.ts';
import { collect, labelledPng } from '../test-support/temp-folder.ts';
import { rangeSource, scanAssetSync } from './index.ts';

const big = Buffer.concat([labelledPng, Buffer.alloc(300_000, 1)]);

type Answer = (request: IncomingMessage, response: ServerResponse, start: number, end: number, count: number) => void;

/** A server on loopback that answers as told; gives its address and the ranges that were asked for. */
async function serve(answer: Answer): Promise<{ url: string; ranges: string[] }> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    ranges.push(range);
    const [start = 0, last = 0] = range.replace('bytes=', '').split('-').map(Number);
    answer(request, response, start, last + 1, ranges.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dir/photo.png?x=1`, ranges };
}

/** A server as it should be, with what the test wants to be different. */
const proper =
  (bytes: Buffer, change: (headers: Record<string, string>, count: number) => void = () => undefined): Answer =>
  (_request, response, start, end, count) => {
    const piece = bytes.subarray(start, Math.min(end, bytes.length));
    const headers: Record<string, string> = {
      'content-range': `bytes ${start}-${start + piece.length - 1}/${bytes.length}`,
      'content-length': String(piece.length),
      etag: '"one"',
    };
    change(headers, count);
    response.writeHead(206, headers).end(piece);
  };

async function readAll(url: string, options = {}): Promise<Buffer> {
  const source = await rangeSource(url, options);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < source.size; ) {
    const piece = await source.read(at, 100_000);
    if (piece.length === 0) break;
    pieces.push(piece);
    at += piece.length;
  }
  return Buffer.concat(pieces);
}

describe('a server that keeps to the protocol', () => {
  it('is read in ranges, and the first is not asked for twice', async () => {
    const { url, ranges } = await serve(proper(big));
    expect(await readAll(url)).toEqual(big);
    expect(ranges[0]).toBe('bytes=0-65535');
    expect(ranges.length).toBe(1 + Math.ceil(big.length / 100_000));
  });

  it('gives the report that the bytes give', async () => {
    const { url, ranges } = await serve(proper(big));
    const [report] = await collect(scanBatch([url], { concurrency: 1 }));
    expect(report).toEqual(scanAssetSync({ kind: 'bytes', bytes: big, name: 'photo.png', uri: url }));
    expect(ranges.length).toBeLessThanOrEqual(3);
  });

  it('may have an asset of no bytes', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(416, { 'content-range': 'bytes */0' }).end(),
    );
    expect((await rangeSource(url)).size).toBe(0);
  });

  it('may ignore ranges, up to the limit', async () => {
    const { url } = await serve((_request, response) => response.writeHead(200).end(big));
    expect(await readAll(url, { maxBodyBytes: big.length })).toEqual(big);
    await expect(rangeSource(url, { maxBodyBytes: big.length - 1 })).rejects.toMatchObject({ code: 'notReadable' });
  });
});

describe('a server that does not', () => {
  it.each<[string, string, Answer]>([
    [
      'a body that is announced and too large',
      'notReadable',
      (_q, r) => r.writeHead(200, { 'content-length': '99999999999' }).write('x'),
    ],
    ['no file', 'notFound', (_q, r) => r.writeHead(404).end()],
    ['a refusal', 'notReadable', (_q, r) => r.writeHead(403).end()],
    ['no Content-Range', 'notReadable', proper(big, (headers) => delete headers['content-range'])],
    [
      'a Content-Range of elsewhere',
      'notReadable',
      proper(big, (headers) => (headers['content-range'] = `bytes 1-65536/${big.length}`)),
    ],
    [
      'a Content-Range past its end',
      'notReadable',
      proper(big, (headers) => (headers['content-range'] = 'bytes 0-65535/10')),
    ],
    ['an unknown size', 'notReadable', proper(big, (headers) => (headers['content-range'] = 'bytes 0-65535/*'))],
    ['a compressed body', 'notReadable', proper(big, (headers) => (headers['content-encoding'] = 'gzip'))],
    [
      'a body shorter than announced',
      'readFailed',
      (_q, r) => {
        r.writeHead(206, { 'content-range': `bytes 0-65535/${big.length}` });
        r.end(big.subarray(0, 1000));
      },
    ],
    [
      'a body longer than announced',
      'notReadable',
      (_q, r) => {
        r.writeHead(206, { 'content-range': `bytes 0-99/${big.length}` });
        r.end(big.subarray(0, 1000));
      },
    ],
    [
      'a connection that breaks',
      'readFailed',
      (_q, r) => {
        r.writeHead(206, { 'content-range': `bytes 0-65535/${big.length}`, 'content-length': '65536' });
        r.write(big.subarray(0, 1000));
        setTimeout(() => r.destroy(), 20);
      },
    ],
    [
      '416 for a file that has bytes',
      'notReadable',
      (_q, r) => r.writeHead(416, { 'content-range': 'bytes */7' }).end(),
    ],
  ])('%s', async (_name, code, answer) => {
    const { url } = await serve(answer);
    await expect(rangeSource(url)).rejects.toMatchObject({ code, family: 'io' });
  });

  it.each<[string, (headers: Record<string, string>, count: number) => void]>([
    ['its ETag', (headers, count) => (headers.etag = `"${count}"`)],
    ['its date', (headers, count) => (headers['last-modified'] = new Date(count * 1e9).toUTCString())],
    [
      'its size',
      (headers, count) =>
        (headers['content-range'] = headers['content-range']?.replace(/\d+$/, String(big.length + count)) ?? ''),
    ],
  ])('changes %s between two answers', async (_name, change) => {
    const { url } = await serve(proper(big, change));
    await expect(readAll(url)).rejects.toMatchObject({
      code: 'readFailed',
      message: expect.stringContaining('changed'),
    });
  });

  it('stops answering: the wait is bounded', async () => {
    const { url } = await serve(() => undefined);
    await expect(rangeSource(url, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'readFailed' });
  });

  it('is a result in a batch, and the others go on', async () => {
    const { url } = await serve(proper(big, (headers, count) => (headers.etag = `"${count}"`)));
    const gone = await serve((_request, response) => response.writeHead(404).end());
    const reports = await collect(
      scanBatch([gone.url, url, '/nowhere.png', 'http://127.0.0.1:1/x.png'], { hash: true }),
    );
    expect(reports.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['ioError'],
      ['ioError'],
      ['ioError'],
      ['ioError'],
    ]);
    expect(reports.map(({ problems }) => problems[0]?.data)).toMatchObject([
      { message: expect.stringContaining('does not exist') },
      { message: expect.stringContaining('changed') },
      { errno: 'ENOENT' },
      { message: expect.stringContaining('127.0.0.1') },
    ]);
  });

  it('is left when the caller stops', async () => {
    const { url } = await serve(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const batch = scanBatch([url, url], { signal: stop.signal });
    expect(await collect(batch)).toEqual([]);
    expect(batch.interrupted).toBe(true);
  });
});
