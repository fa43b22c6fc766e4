import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answering, receiver } from '../test-support/receiver.ts';
import {
  type HttpAnswer,
  isAnswer,
  MAX_ANSWER_BYTES,
  outcomeOf,
  REQUEST_TIMEOUT_MS,
  retryAfterMs,
  send,
} from './send.ts';

const { signal } = new AbortController();
const post = (url: string, more: object = {}) => send({ url, method: 'POST', headers: {}, body: 'x', ...more }, signal);

/** One that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an answer', () => {
  it.each([MAX_ANSWER_BYTES, MAX_ANSWER_BYTES + 1, 20 * MAX_ANSWER_BYTES])(
    'of %i bytes is read up to the bound',
    async (bytes) => {
      const { url } = await receiver(answering(200, 'x'.repeat(bytes)));
      expect(((await post(url)) as HttpAnswer).text).toHaveLength(Math.min(bytes, MAX_ANSWER_BYTES));
    },
  );

  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'refused'],
    [400, 'refused'],
    [408, 'retry'],
    [409, 'refused'],
    [422, 'refused'],
    [425, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [599, 'retry'],
  ])('%i means %s', async (status, result) => {
    expect(outcomeOf({ status, text: '', afterMs: 0 })).toMatchObject({ result });
  });

  it.each([
    [null, 0],
    ['0', 0],
    ['120', 120_000],
    ['-1', 0],
    ['1e9', 0],
    ['9999999999', 0],
    ['soon', 0],
    ['x'.repeat(1_000_000), 0],
    ['Thu, 01 Jan 1970 00:01:30 GMT', 60_000],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 0],
  ])('with Retry-After %j waits %i ms', (value, ms) => expect(retryAfterMs(value, 30_000)).toBe(ms));
});

describe('no answer', () => {
  it('is told apart: never connected, broken off, too late', async () => {
    const refused = await post(`http://127.0.0.1:${await closedPort()}/?token=t0k3n`);
    expect(refused).toEqual({ code: 'noConnection', detail: 'ECONNREFUSED' });
    const { url } = await receiver((_, response) => response.destroy());
    expect(await post(url)).toMatchObject({ code: 'network' });
    const silent = await receiver(() => undefined);
    expect(await post(silent.url, { timeoutMs: 20 })).toEqual({ code: 'timeout', detail: '20 ms' });
    expect(REQUEST_TIMEOUT_MS).toBeLessThan(120_000);
  });

  it('comes from bytes that are no HTTP, and from half an answer', async () => {
    for (const bytes of [
      'SSH-2.0-x\r\n',
      'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf',
      '\u0000'.repeat(100_000),
    ]) {
      const server = createServer((socket) => socket.on('error', () => undefined).end(bytes));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const answer = await post(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect([isAnswer(answer), (answer as { code?: string }).code]).toEqual([false, 'network']);
    }
  });

  it('is the caller’s reason when the caller called it off', async () => {
    const { url } = await receiver(() => undefined);
    const controller = new AbortController();
    const sending = send({ url, method: 'POST', headers: {}, body: 'x' }, controller.signal);
    controller.abort(new Error('mine'));
    await expect(sending).rejects.toThrow('mine');
  });
});
