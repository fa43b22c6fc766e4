/** One value of DER. */
export function der(tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const body = Buffer.concat(content.map((part) => Uint8Array.from(part)));
  const { length } = body;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from([tag, ...head]), body]);
}

/** An object identifier, written from its numbers: an implementation of its own, to compare with. */
export function oid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes: number[] = [first * 40 + second];
  for (const arc of rest) {
    const digits =
      arc
        .toString(2)
        .padStart(Math.ceil(arc.toString(2).length / 7) * 7, '0')
        .match(/.{7}/g) ?? [];
    bytes.push(...digits.map((bits, at) => Number.parseInt(bits, 2) + (at < digits.length - 1 ? 0x80 : 0)));
  }
  return der(0x06, bytes);
}

interface TokenParts {
  readonly digest: Uint8Array;
  readonly algorithm?: string;
  readonly time?: string;
  readonly version?: number;
  /** Type of what is signed; TSTInfo unless given. */
  readonly content?: string;
  /** Bytes that the token takes up in all, at least. */
  readonly padTo?: number;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A TimeStampToken that nobody signed: the structure as far as it is read, and a set of no signers. */
export function tokenOf(parts: TokenParts): Uint8Array<ArrayBuffer> {
  const { digest, algorithm = '2.16.840.1.101.3.4.2.1', time = '20261128120000Z', version = 1 } = parts;
  const imprint = der(0x30, der(0x30, oid(algorithm), der(0x05)), der(0x04, digest));
  const info = der(0x30, der(0x02, [version]), oid('1.2.3.4.1'), imprint, der(0x02, [7]), der(0x18, utf8(time)));
  const content = der(0x30, oid(parts.content ?? '1.2.840.113549.1.9.16.1.4'), der(0xa0, der(0x04, info)));
  const wrap = (signers: Uint8Array) => {
    const signed = der(0x30, der(0x02, [3]), der(0x31, der(0x30, oid(algorithm))), content, signers);
    return der(0x30, oid('1.2.840.113549.1.7.2'), der(0xa0, signed));
  };
  if (parts.padTo === undefined) return wrap(der(0x31));
  const least = wrap(der(0x31, new Uint8Array(300))).length - 300;
  return wrap(der(0x31, new Uint8Array(parts.padTo - least)));
}
