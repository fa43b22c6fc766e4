const fromSources = import.meta.url.endsWith('.ts');

/** The worker's file. Workers run what was built, also for a caller that runs the TypeScript sources. */
export const WORKER_URL: URL = new URL(
  fromSources ? '../../dist/pool/worker-entry.cjs' : './worker-entry.cjs',
  import.meta.url,
);

/**
 * Flags for the workers' Node: those of the caller, unless it runs the sources, to which they would lead the workers
 * too. Node takes over the caller's by itself; handed over by name it refuses those of the engine.
 */
export const WORKER_FLAGS: { readonly execArgv?: string[] } = fromSources ? { execArgv: [] } : {};
