import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

export interface ZipFile {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array;
  readonly method?: number;
  /** Values to be written instead of the right ones. */
  readonly wrong?: {
    readonly size?: number;
    readonly stored?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly header?: number;
  };
}

/** A zip archive: deflated unless `method` is 0. */
export function zip(files: readonly ZipFile[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, data, method = 8, wrong = {} } of files) {
    const nameBytes = Buffer.from(name as string);
    const stored = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(wrong.flags ?? 0x0800, 2);
    fixed.writeUInt16LE(method, 4);
    fixed.writeUInt32LE(wrong.crc ?? crc32(data), 10);
    fixed.writeUInt32LE(wrong.stored ?? stored.length, 14);
    fixed.writeUInt32LE(wrong.size ?? data.length, 18);
    fixed.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, nameBytes, stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(wrong.header ?? at, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, tail, nameBytes]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

export interface TarFile {
  readonly name: string;
  readonly data: Uint8Array;
  readonly type?: string;
  /** The size that the header states. */
  readonly size?: number;
}

/** A ustar archive; long names get a pax header. */
export function tar(files: readonly TarFile[], ending = Buffer.alloc(1024)): Buffer {
  const blocks: Buffer[] = [];
  for (const { name, data, type = '0', size = data.length } of files) {
    if (Buffer.byteLength(name) > 100) blocks.push(tarEntry('pax', paxRecord('path', name), 'x'));
    blocks.push(tarEntry(Buffer.from(name).subarray(0, 100).toString('latin1'), data, type, size));
  }
  return Buffer.concat([...blocks, ending]);
}

export const tarGz = (files: readonly TarFile[]): Buffer => gzipSync(tar(files));

/** `length key=value\n`, the length counting itself. */
function paxRecord(key: string, value: string): Buffer {
  const body = Buffer.byteLength(` ${key}=${value}\n`);
  let length = body + String(body).length;
  length = body + String(length).length;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

function tarEntry(name: string, data: Uint8Array, type: string, size = data.length): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}
