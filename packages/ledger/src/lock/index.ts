export { acquire, type Held } from './lock.ts';
export { realFile } from './real-file.ts';
