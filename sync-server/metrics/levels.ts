import type pg from 'pg'
import { Gauge, type Registry } from 'prom-client'
import { databaseFailureOf } from '../db/failure.ts'

export interface LevelSources {
  readonly pool: pg.Pool
  /** Uploads that wait for a transaction of this process. */
  readonly uploadsWaiting: () => number
}

const laneCounts = async (pool: pg.Pool): Promise<{ readonly waiting: number; readonly review: number }> => {
  const { rows } = await pool.query<{ waiting: number; review: number }>(
    `select (select count(*) from waiting) as waiting,
            (select coalesce(sum(n), 0)::bigint from statistic where metric = 'case.open') as review`
  )
  return rows[0] ?? { waiting: 0, review: 0 }
}

/** What stands at this moment, read when somebody asks. */
export const registerLevels = (registry: Registry, { pool, uploadsWaiting }: LevelSources): void => {
  const registers = [registry]
  new Gauge({
    name: 'jinquan_uploads_waiting',
    help: 'Uploads that wait for a transaction',
    registers,
    collect() {
      this.set(uploadsWaiting())
    }
  })
  new Gauge({
    name: 'jinquan_pool_connections',
    help: 'Connections to the database by use; asked = requests that wait for one',
    labelNames: ['use'],
    registers,
    collect() {
      this.set({ use: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ use: 'idle' }, pool.idleCount)
      this.set({ use: 'asked' }, pool.waitingCount)
    }
  })
  new Gauge({
    name: 'jinquan_lane_entries',
    help: 'Entries that wait for their cause, and open cases of the review lane, in the whole database',
    labelNames: ['lane'],
    registers,
    async collect() {
      this.reset()
      try {
        const { waiting, review } = await laneCounts(pool)
        this.set({ lane: 'waiting' }, waiting)
        this.set({ lane: 'review' }, review)
      } catch (error) {
        // A database that is out of order shows as missing figures; the others are wanted most at such a time.
        if (databaseFailureOf(error) === 'deterministic') throw error
      }
    }
  })
}
