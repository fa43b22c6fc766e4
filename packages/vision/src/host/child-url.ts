const fromSources = import.meta.url.endsWith('.ts');

/** The child's file. Children run what was built, also for a caller that runs the TypeScript sources. */
export const CHILD_URL: URL = new URL(fromSources ? '../../dist/host/child.js' : './child.js', import.meta.url);
