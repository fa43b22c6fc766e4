import dns from 'node:dns';
import net from 'node:net';

/** Makes every way out throw while `run` lasts; answers how often one was tried. */
export async function attemptsWithoutNetwork(run: () => Promise<void>): Promise<number> {
  let attempts = 0;
  const refuse = (): never => {
    attempts++;
    throw new Error('the network was tried');
  };
  const real = { connect: net.Socket.prototype.connect, lookup: dns.lookup, fetch: globalThis.fetch };
  net.Socket.prototype.connect = refuse;
  dns.lookup = refuse as unknown as typeof dns.lookup;
  globalThis.fetch = refuse;
  try {
    await run();
  } finally {
    net.Socket.prototype.connect = real.connect;
    dns.lookup = real.lookup;
    globalThis.fetch = real.fetch;
  }
  return attempts;
}
