const fromSources = import.meta.url.endsWith('.ts');

/** The worker's file. Workers run what was built, also for a caller that runs the TypeScript sources. */
export const WORKER_URL: URL = new URL(
  fromSources ? '../../dist/pool/worker-entry.cjs' : './worker-entry.cjs',
  import.meta.url,
);

/** Flags for the workers' Node. Those of a caller that runs the sources would lead the workers to sources too. */
export const WORKER_FLAGS: readonly string[] = fromSources ? [] : process.execArgv;
