import { availableParallelism } from 'node:os';
import { resolveOptions, type ScanOptions } from './options.ts';
import { PixelProcesses } from './pixels/pixel-processes.ts';
import { Scanner } from './scanner.ts';

/** What a scanner is made for. */
type Asked = Omit<ScanOptions, 'signal'>;

/** Shared by all scans of one asset: a child process takes longer to start than to answer. */
const processes = new PixelProcesses(availableParallelism());

/**
 * The scanner of the last call, and a copy of what was asked for: whoever scans one asset after another does so in the
 * same way, and a scanner for each would take as long as many an asset, and load a validator of its own.
 */
let last: { readonly asked: Asked; readonly atOnce: boolean; readonly scanner: Scanner } | undefined;

/** `atOnce`: nothing is examined that takes a promise. Throws as `resolveOptions`. */
export function scannerFor(options: Asked, atOnce: boolean): Scanner {
  if (last && last.atOnce === atOnce && isAlike(last.asked, options)) return last.scanner;
  const setup = resolveOptions(options);
  const provenance = { ...setup.provenance, mode: 'never' } as const;
  const own = atOnce ? ({ ...setup, pixels: 'never', signatures: false, provenance } as const) : setup;
  const scanner = new Scanner(own, processes);
  const { profiles, limits } = options;
  const asked = { ...options, ...(profiles && { profiles: [...profiles] }), ...(limits && { limits: { ...limits } }) };
  last = { asked, atOnce, scanner };
  return scanner;
}

const ONE_VALUE = Object.keys({
  declared: true,
  tier: true,
  hash: true,
  pixels: true,
  provenance: true,
  trustAnchors: true,
  tsaAnchors: true,
  c2paBackend: true,
} satisfies Record<Exclude<keyof Asked, 'profiles' | 'limits'>, true>) as (keyof Asked)[];

function isAlike(known: Asked, asked: Asked): boolean {
  for (const name of ONE_VALUE) if (known[name] !== asked[name]) return false;
  return isSame(known.profiles, asked.profiles) && isSame(known.limits, asked.limits);
}

const isSame = (known: object | undefined, asked: object | undefined): boolean =>
  known === asked || (known !== undefined && JSON.stringify(known) === JSON.stringify(asked));
