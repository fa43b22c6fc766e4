import { expect, it } from 'vitest';
import { Backlog } from './backlog.ts';

/** Waits that are ended by hand. */
function wait(backlog: Backlog, bytes: number): () => Promise<void> {
  let end: () => void = () => undefined;
  const done = backlog.during(bytes, () => new Promise<void>((resolve) => (end = resolve)));
  return () => {
    end();
    return done;
  };
}

it('has room for so many assets, and again once one of them has its answer', async () => {
  const backlog = new Backlog(2);
  const first = wait(backlog, 1);
  expect(backlog.room()).toBeUndefined();
  wait(backlog, 1);
  const room = backlog.room();
  expect(room).toBeInstanceOf(Promise);
  await first();
  await room;
  expect(backlog.room()).toBeUndefined();
});

it('has room for one asset of any size, and for no other beside too many bytes', async () => {
  const backlog = new Backlog(9);
  expect(backlog.room()).toBeUndefined();
  const end = wait(backlog, 64 * 2 ** 20 + 1);
  expect(backlog.room()).toBeInstanceOf(Promise);
  await end();
  wait(backlog, 64 * 2 ** 20);
  expect(backlog.room()).toBeUndefined();
});

it('has room again after a wait that failed', async () => {
  const backlog = new Backlog(1);
  await expect(backlog.during(1, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(backlog.room()).toBeUndefined();
});
