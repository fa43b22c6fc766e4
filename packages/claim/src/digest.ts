import { createHash } from 'node:crypto';

/** SM3 (GB/T 32905) of the bytes in lower-case hex. */
export const sm3Of = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex');
