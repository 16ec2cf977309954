/** The replica's worker, bundled as a module of its own. */
export const startReplicaWorker = (): Worker =>
  new Worker(new URL('./worker/replica-worker.ts', import.meta.url), { type: 'module', name: 'replica' })
