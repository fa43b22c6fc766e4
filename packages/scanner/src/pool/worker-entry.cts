/**
 * The file that a worker is started with. CommonJS on purpose: the pool loads it by `require`, and Node 20 aborts the
 * whole process when a thread is ended while it requires an ES module. What it imports is loaded with the first chunk.
 */
module.exports = async (task: import('./worker.ts').WorkerTask): Promise<unknown> =>
  (await import('./worker.ts')).default(task);
