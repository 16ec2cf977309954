import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { SimDevice } from './sim-device.ts'
import type { SimServer } from './sim-server.ts'

const lines = (rows: Iterable<unknown>): string => [...rows].map(row => `${JSON.stringify(row)}\n`).join('')

/**
 * What is there when a run is over, so that somebody else's program can judge it: every desk's journal, what it holds
 * and believes, and the server's entries, chains and documents. One JSON value a line.
 */
export function writeOut(folder: string, server: SimServer, desks: readonly SimDevice[]): void {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, rows: Iterable<unknown>): void => writeFileSync(path.join(folder, name), lines(rows))
  const { store } = server
  write('server-entries.ndjson', store.entries.values())
  write(
    'server-documents.ndjson',
    [...store.documents_].map(([key, held]) => ({ key, ...held }))
  )
  write(
    'server-chain.ndjson',
    [...store.chain].map(([place, held]) => ({ place, ...held }))
  )
  write('server-heads.ndjson', store.heads.values())
  write(
    'server-receipts.ndjson',
    [...server.receipts].map(([entry, device]) => ({ entry, device }))
  )
  desks.forEach((desk, n) => {
    const name = `${n + 1}-${desk.id}`
    write(
      `${name}-journal.ndjson`,
      desk.disk.runs.map(({ run }) => run)
    )
    const own = [...desk.index.records.values()]
    write(
      `${name}-verdicts.ndjson`,
      own.map(({ body }) => ({ entry: body.id, verdict: desk.verdictOf(body.id) ?? null }))
    )
    write(`${name}-documents.ndjson`, desk.disk.replica.documents.values())
  })
  write(
    'desks.ndjson',
    desks.map(({ id, isSurviving, disk }) => ({ id, isSurviving, generation: disk.generation, outbox: disk.outbox }))
  )
}
