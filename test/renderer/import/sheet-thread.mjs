import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()

// Node's threads speak through a port where Web Workers speak through `self`: the worker itself is the one that ships.
globalThis.self = globalThis
globalThis.postMessage = message => parentPort.postMessage(message)
const queued = []
parentPort.on('message', data => (globalThis.onmessage ? globalThis.onmessage({ data }) : queued.push(data)))
await import('../../../src-renderer/import/sheet-worker.ts')
for (const data of queued) globalThis.onmessage({ data })
