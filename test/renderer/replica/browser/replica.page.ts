import { createReplica } from '../../../../src-renderer/replica/replica.ts'
import { startReplicaWorker } from '../../../../src-renderer/replica/start-worker.ts'
import { createDeskDouble } from './desk-double.ts'

/** A desk with a replica, to be asked from a test. */
const double = createDeskDouble(new Uint8Array(32).fill(7))
const failures: string[] = []

/** Kills the worker so many milliseconds after it said that it writes a page; resolves when it is dead. */
let kill: { readonly after: number; readonly dead: () => void } | undefined
const killWhileApplying = (after: number): Promise<void> =>
  new Promise(dead => {
    kill = { after, dead }
  })

function startWorker(): Worker {
  const worker = startReplicaWorker()
  worker.addEventListener('message', ({ data }: MessageEvent<{ readonly event?: string }>) => {
    if (data.event !== 'applying' || !kill) return
    const { after, dead } = kill
    kill = undefined
    setTimeout(() => {
      worker.terminate()
      dead()
    }, after)
  })
  return worker
}
const replica = await createReplica({
  desk: double.desk,
  startWorker,
  address: '/v1/replica',
  failed: error => failures.push(String(error))
})

const settled = (wanted: () => boolean): Promise<void> =>
  new Promise(resolve => {
    const look = (): void => {
      if (!wanted()) return
      stop()
      resolve()
    }
    const stop = replica.onState(() => queueMicrotask(look))
    queueMicrotask(look)
  })

/** A whole pull: one that began after `ask`, to its end. A state told meanwhile for another reason is none. */
const pulled = (ask: () => void): Promise<void> =>
  new Promise(resolve => {
    let { isPulling } = replica.state()
    let isBegun = false
    const stop = replica.onState(state => {
      if (state.isPulling && !isPulling) isBegun = true
      isPulling = state.isPulling
      if (!isBegun || isPulling) return
      stop()
      resolve()
    })
    ask()
  })

/** All text at rest in every IndexedDB database of this profile, bytes read as Latin-1. */
async function everythingAtRest(): Promise<string> {
  const texts: string[] = []
  const asText = (_key: string, value: unknown): unknown =>
    value instanceof Uint8Array ? String.fromCharCode(...value) : value
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open(name ?? '')
      request.onsuccess = () => resolve(request.result)
    })
    for (const store of db.objectStoreNames) {
      const all = db.transaction([store]).objectStore(store).getAll()
      await new Promise(resolve => {
        all.onsuccess = resolve
      })
      texts.push(JSON.stringify(all.result, asText))
    }
    db.close()
  }
  return texts.join('\n')
}

const databases = async (): Promise<readonly string[]> => (await indexedDB.databases()).map(db => db.name ?? '')

Object.assign(window, { replica, double, failures, settled, pulled, everythingAtRest, databases, killWhileApplying })
