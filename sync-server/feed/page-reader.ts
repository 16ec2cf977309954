import type pg from 'pg'
import { inTransaction } from '../db/transaction.ts'
import {
  countersOf,
  type OpenRestPart,
  type PageWanted,
  pageSnapshot,
  pageWithin,
  type ReplicaPage,
  type ReplicaReader,
  readReplicaPage
} from './replica-page.ts'

export type ReadPage = (reader: ReplicaReader, wanted: PageWanted) => Promise<ReplicaPage>

export interface PageReaderPorts {
  readonly pool: pg.Pool
  /** A streaming standby of the same database. */
  readonly standby?: pg.Pool | undefined
  readonly open: OpenRestPart
  /** Whether a snapshot of the standby belongs to the history that this process serves. */
  readonly isOurHistory: (client: pg.ClientBase) => Promise<boolean>
  /** How far this process has heard that a scope has come. */
  readonly reached: (scope: string) => number
  /** Milliseconds that only go forward. */
  readonly elapsed: () => number
  readonly onPage: (source: 'primary' | 'standby') => void
  readonly onStandbyLost: (error: unknown) => void
}

/** A standby that failed is left alone for so long: not every pull shall wait for it in vain. */
const restMs = 5000
/** How old the standby may be at most, whatever it has been asked for: as old as twice this. */
const markEveryMs = 1000

interface Mark {
  readonly at: number
  readonly position: Promise<string>
}

/** Where the primary's log stood a moment ago: a standby that has not come that far lags too much to be asked. */
const createMarks = (pool: pg.Pool, elapsed: () => number): (() => Promise<string>) => {
  let older: Mark | undefined
  let newer: Mark | undefined
  const ask = async (): Promise<string> => {
    const { rows } = await pool.query<{ lsn: string }>('select pg_current_wal_flush_lsn()::text as lsn')
    return rows[0]?.lsn ?? ''
  }
  return () => {
    const now = elapsed()
    if (newer === undefined || now - newer.at >= markEveryMs) {
      older = newer && now - newer.at < 2 * markEveryMs ? newer : undefined
      newer = { at: now, position: ask() }
      // Whoever asked hears of a failure; the one after that asks again.
      newer.position.catch(() => {
        newer = undefined
      })
    }
    return (older ?? newer).position
  }
}

/** False for what is no standby any more, too: one that was promoted goes its own way. */
const hasReplayed = async (standby: pg.Pool, position: string): Promise<boolean> => {
  const { rows } = await standby.query<{ has: boolean | null }>(
    'select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= $1::pg_lsn as has',
    [position]
  )
  return rows[0]?.has === true
}

/** A page from the standby, or null where its snapshot is of another history or behind what somebody has seen of it. */
const readStandbyPage = (
  standby: pg.Pool,
  { isOurHistory, reached, open }: PageReaderPorts,
  reader: ReplicaReader,
  wanted: PageWanted
): Promise<ReplicaPage | null> =>
  inTransaction(
    standby,
    async client => {
      const [counters, isOurs] = await Promise.all([countersOf(client, reader.scopes), isOurHistory(client)])
      const isBehind = reader.scopes.some(
        scope => (counters.get(scope)?.seq ?? 0) < Math.max(wanted.from[scope] ?? 0, reached(scope))
      )
      return isBehind || !isOurs ? null : pageWithin(client, reader, wanted, counters, open)
    },
    { ...pageSnapshot, attempts: 1 }
  )

/**
 * Reads pages from the standby as long as it can stand in for the primary: it has replayed what the primary had a moment
 * ago, its scopes are not behind what the client holds or this process has heard of, and its epoch is in force. A client
 * therefore never goes back, and finds what a hint promised. In every other case the primary answers.
 */
export const createPageReader = (ports: PageReaderPorts): ReadPage => {
  const { pool, standby, elapsed, onPage, onStandbyLost, open } = ports
  const markOf = createMarks(pool, elapsed)
  let restsUntil = Number.NEGATIVE_INFINITY
  const fromStandby = async (reader: ReplicaReader, wanted: PageWanted): Promise<ReplicaPage | null> => {
    if (standby === undefined || elapsed() < restsUntil) return null
    try {
      if (!(await hasReplayed(standby, await markOf()))) return null
      return await readStandbyPage(standby, ports, reader, wanted)
    } catch (error) {
      restsUntil = elapsed() + restMs
      onStandbyLost(error)
      return null
    }
  }
  return async (reader, wanted) => {
    const page = await fromStandby(reader, wanted)
    onPage(page === null ? 'primary' : 'standby')
    return page ?? readReplicaPage(pool, reader, wanted, open)
  }
}
