/** What a program needs that leaves the pixels to child processes: it loads no native code itself. */
export { CHILD_FLAGS } from './child-process.ts';
export { PixelHost, type PixelHostOptions, TIMEOUT_MS } from './pixel-host.ts';
