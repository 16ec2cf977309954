import { expect, test } from 'vitest'
import { emptyHead } from '../../../domain/sync/puller.ts'
import type { Unlocking } from '../../../src-renderer/replica/client/open-replica.ts'
import { ReplicaPair } from '../../../src-renderer/replica/client/replica-pair.ts'
import type { ReplicaNames } from '../../../src-renderer/replica/client/replica-register.ts'
import type { WorkerRequest } from '../../../src-renderer/replica/worker/worker-protocol.ts'

/** A browser's storage that went bad: what fails, and how often until the browser has thrown it away. */
interface BadStorage {
  readonly pointer?: boolean
  readonly opening?: (name: string) => boolean
  readonly cleared?: () => void
  readonly reading?: (name: string) => boolean
}

/** The worker's end of the protocol over such a storage. */
function workerOn({ opening, reading }: BadStorage): Worker {
  let name = ''
  const answer = ({ call, request }: WorkerRequest): unknown => {
    if (call === 'open') {
      name = (request as { readonly name: string }).name
      if (opening?.(name)) throw new Error('Internal error opening backing store')
      return { head: emptyHead }
    }
    if (call === 'unlock' && reading?.(name)) throw new Error('Internal error reading')
    return call === 'unlock' ? { isReadable: true } : null
  }
  const worker = {
    onmessage: (_message: { readonly data: unknown }): void => undefined,
    postMessage(message: WorkerRequest): void {
      queueMicrotask(() => {
        try {
          worker.onmessage({ data: { answerTo: message.id, reply: answer(message) } })
        } catch (error) {
          worker.onmessage({ data: { answerTo: message.id, failure: (error as Error).message } })
        }
      })
    },
    terminate: (): void => undefined
  }
  return worker as unknown as Worker
}

function pairOn(storage: BadStorage, held: ReplicaNames) {
  let names = held
  let made = 0
  let isPointerBad = storage.pointer ?? false
  const failures: unknown[] = []
  const register = {
    names: async () => {
      if (isPointerBad) throw new Error('Internal error opening backing store')
      return names
    },
    set: async (next: ReplicaNames) => {
      names = next
    },
    forget: async () => {
      isPointerBad = false
      names = { live: null, staged: null }
    },
    newName: () => `new-${++made}`,
    orphans: async () => []
  }
  const pair = new ReplicaPair({
    startWorker: () => workerOn(storage),
    address: '',
    failed: error => failures.push(error),
    onEvent: () => undefined,
    register,
    swapped: async () => undefined,
    clearStorage: async () => storage.cleared?.()
  })
  return { pair, failures, names: () => names }
}

const unlocking = {
  key: { version: 1, key: new Uint8Array(32) },
  desk: { organisation: 'county-a', deviceId: 'pc-1', serverId: 'server-1', serverKeys: [] }
} as unknown as Unlocking

test('[row 24] a pointer that cannot be read is given up and another replica is filled', async () => {
  const { pair, failures, names } = pairOn({ pointer: true }, { live: 'old', staged: null })
  await pair.start()
  expect(pair.live()).toBeUndefined()
  expect(pair.isFilling()).toBe(true)
  expect(names()).toEqual({ live: null, staged: 'new-1' })
  expect(failures).toHaveLength(1)
})

test('[row 24] a store that the browser has yet to throw away is tried again', async () => {
  let left = 3
  const { pair, names } = pairOn({ opening: () => left-- > 0 }, { live: 'old', staged: null })
  await pair.start()
  expect(pair.isFilling()).toBe(true)
  expect(names()).toEqual({ live: null, staged: 'new-3' })
})

test('[row 24] a store that the browser can neither open nor throw away is cleared from outside', async () => {
  let isStuck = true
  const cleared = (): void => {
    isStuck = false
  }
  const { pair, failures } = pairOn({ opening: () => isStuck, cleared }, { live: 'old', staged: null })
  await pair.start()
  expect(pair.isFilling()).toBe(true)
  expect(failures).toHaveLength(3)
})

test('[row 24] what can still be shown is not cleared because another cannot be filled beside it', async () => {
  let clearings = 0
  const cleared = (): void => void clearings++
  const storage = { opening: (name: string) => name !== 'old', reading: () => true, cleared }
  const { pair } = pairOn(storage, { live: 'old', staged: null })
  await pair.start()
  await expect(pair.unlock(unlocking)).rejects.toThrow('Internal error')
  expect(pair.live()?.name).toBe('old')
  expect(clearings).toBe(0)
})

test('[row 24] a replica that opens and cannot be read is shown until another is filled beside it', async () => {
  const { pair, names } = pairOn({ reading: name => name === 'old' }, { live: 'old', staged: null })
  await pair.start()
  expect(pair.isFilling()).toBe(false)
  expect(await pair.unlock(unlocking)).toBe(true)
  expect(pair.live()?.name).toBe('old')
  expect(names()).toEqual({ live: 'old', staged: 'new-1' })
})
