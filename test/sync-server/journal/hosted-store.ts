import type pg from 'pg'
import { startOfChain } from '../../../domain/journal/chain.ts'
import type { AcceptorStore } from '../../../domain/sync/acceptor-store.ts'
import { createAcceptorStore, type TransactionStore } from '../../../sync-server/journal/acceptor-store.ts'
import { writeHeads } from '../../../sync-server/journal/chain-rows.ts'

export type HostedStore = AcceptorStore & {
  readonly register: (deviceId: string, generation: number) => void
  /** Waits for registrations that were begun. */
  readonly settled: () => Promise<void>
}

/**
 * The store of the server as a test that knows no transactions sees it: the first question begins one, `commit` ends
 * it. `register` cannot wait, so the next question does.
 */
export const createHostedStore = (pool: pg.Pool, serverId: string, clock: () => number): HostedStore => {
  let open: { client: pg.PoolClient; store: TransactionStore } | undefined
  let registering: Promise<unknown> = Promise.resolve()
  const current = async (): Promise<TransactionStore> => {
    await registering
    if (open) return open.store
    const client = await pool.connect()
    await client.query('begin')
    const store = createAcceptorStore(client, { serverId, now: clock(), keepSealed: async () => undefined })
    open = { client, store }
    return store
  }
  const end = async (how: 'commit' | 'rollback'): Promise<void> => {
    const ended = open
    open = undefined
    await ended?.client.query(how)
    ended?.client.release()
  }
  const registerHead = async (deviceId: string, generation: number): Promise<void> => {
    const client = await pool.connect()
    await writeHeads(client, [{ deviceId, isFrozen: false, ...startOfChain(generation) }]).finally(() =>
      client.release()
    )
  }
  return {
    register: (deviceId, generation) => {
      registering = registering.then(() => registerHead(deviceId, generation))
    },
    settled: async () => {
      await registering
    },
    lockHead: async deviceId => {
      const head = await (await current()).lockHead(deviceId)
      if (!head) await end('commit')
      return head
    },
    places: async (...args) => (await current()).places(...args),
    known: async ids => (await current()).known(ids),
    documents: async keys => (await current()).documents(keys),
    waitingAbout: async (...args) => (await current()).waitingAbout(...args),
    waitingFor: async (causes, changed) => (await current()).waitingFor(causes, changed),
    waitingSince: async (...args) => (await current()).waitingSince(...args),
    losers: async (...args) => (await current()).losers(...args),
    asideOf: async deviceId => (await current()).asideOf(deviceId),
    asideSince: async (...args) => (await current()).asideSince(...args),
    openLeases: async deviceId => (await current()).openLeases(deviceId),
    commit: async effects => {
      const { commit } = await current()
      const seqs = await commit(effects).catch(async error => {
        await end('rollback')
        throw error
      })
      await end('commit')
      return seqs
    }
  }
}
