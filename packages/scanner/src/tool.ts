import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** What reports and journals call this program. */
export const TOOL = { name: 'biaoshi', version: manifest.version } as const;
