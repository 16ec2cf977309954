import type { Switch } from './switch.ts'

const segments = { file: 'src-main/journal/segment-file.ts', test: 'test/main/journal/segment-file.test.ts' } as const
const clock = { file: 'src-main/device/trusted-clock.ts', test: 'test/main/device/trusted-clock.test.ts' } as const
const records = {
  file: 'sync-server/routes/disclosures.ts',
  test: 'test/sync-server/routes/disclosure-pages.test.ts'
} as const
const ingest = 'test/sync-server/journal/ingest.test.ts'
const off = 'if (false)'

/** Desk and server around the cores. */
export const hostSwitches: readonly Switch[] = [
  {
    row: 5,
    name: 'the head does not follow what is stored',
    file: 'src-main/journal/own-chain.ts',
    from: 'generation.head = {',
    to: 'const head = {',
    test: 'test/main/journal/journal.test.ts'
  },
  {
    ...segments,
    row: 6,
    name: 'nothing is flushed before it is called saved',
    from: 'await file.write(bytes, this.size)\n    await file.datasync()',
    to: 'await file.write(bytes, this.size)'
  },
  {
    row: 7,
    name: 'a batch is no transaction',
    file: 'sync-server/journal/commit-effects.ts',
    from: 'writeDocuments(client, changes, settings.now)',
    to: "Promise.all([writeDocuments(client, changes, settings.now), client.query('commit'), client.query('begin')])",
    test: ingest
  },
  {
    row: 8,
    name: 'a repeated entry is not told its verdict again',
    file: 'domain/sync/walk-chain.ts',
    from: 'repeatedIds.push(entry.body.id)',
    to: '',
    test: ingest
  },
  { ...clock, row: 9, name: 'a clock turned back is not seen', from: 'if (drift() < -ROLLBACK_MS)', to: off },
  {
    ...clock,
    row: 9,
    name: 'the wall clock is believed',
    from: 'Math.round(base.trusted + ports.elapsed() - base.elapsed)',
    to: 'Math.round(ports.wall())'
  },
  {
    row: 14,
    name: 'a login ticket has no end',
    file: 'src-main/device/operator-login.ts',
    from: 'if (ticketUntil > clock.now().at)',
    to: 'if (ticketUntil > 0)',
    test: 'test/main/device/core.test.ts'
  },
  {
    row: 17,
    name: 'blanks of a batch are reserved beyond its size',
    file: 'sync-server/routes/leases.ts',
    from: 'Math.min(wanted, rules.leaseSizeMax, batch.size - batch.leased)',
    to: 'wanted',
    test: 'test/sync-server/routes/leases.test.ts'
  },
  {
    row: 19,
    name: 'nobody compares what devices were told',
    file: 'sync-server/journal/head-receipts.ts',
    from: 'await readReceipts(dataFolder))).map(',
    to: '[])).map(',
    test: 'test/sync-server/journal/epoch.test.ts'
  },
  {
    row: 21,
    name: 'another shape has the same version',
    file: 'src-renderer/replica/schema/collection-schema.ts',
    from: 'collections.map(name => [name, replicaSchemaOf(name)])',
    to: '[]',
    test: 'test/renderer/replica/collection-schema.test.ts'
  },
  {
    ...segments,
    row: 22,
    name: 'the reserve is not given up on a full disk',
    from: 'if (!isLastTry) await this.options.reserve.release()',
    to: ''
  },
  {
    row: 23,
    name: 'writing goes on without room',
    file: 'sync-server/journal/write-gate.ts',
    from: 'if ((await freeBytes()) < LEAST_FREE_BYTES)',
    to: off,
    test: 'test/sync-server/journal/write-gate.test.ts'
  },
  {
    row: 23,
    name: 'a full disk of the database is tried again at once',
    file: 'sync-server/journal/write-gate.ts',
    from: 'if (isDiskFull(error)) shutUntil',
    to: 'if (false) shutUntil',
    test: ingest
  },
  {
    row: 24,
    name: 'a damaged pointer ends the desk',
    file: 'src-renderer/replica/client/replica-pair.ts',
    from: 'await register.forget().catch(failed)',
    to: 'throw error',
    test: 'test/renderer/replica/replica-pair.test.ts'
  },
  {
    row: 24,
    name: 'a damaged store is tried once',
    file: 'src-renderer/replica/client/replica-pair.ts',
    from: 'if (attempt === OPENING_ATTEMPTS) throw error',
    to: 'if (attempt > 0) throw error',
    test: 'test/renderer/replica/replica-pair.test.ts'
  },
  {
    row: 24,
    name: 'a store that stays damaged is never cleared',
    file: 'src-renderer/replica/client/replica-pair.ts',
    from: 'await clearStorage()',
    to: '{}',
    test: 'test/renderer/replica/replica-pair.test.ts'
  },
  {
    row: 25,
    name: 'the sums of lines are not compared',
    file: 'src-main/journal/line-frame.ts',
    from: '=== hexOf(text) ?',
    to: "!== '' ?",
    test: 'test/main/journal/segment-file.test.ts'
  },
  {
    row: 25,
    name: 'what the server gives back is not written',
    file: 'src-main/device/journal-fill.ts',
    from: 'await journal.fill(genuine)',
    to: 'true',
    test: 'test/main/device/journal-fill.test.ts'
  },
  {
    row: 25,
    name: 'whatever the server gives is written',
    file: 'src-main/journal/own-pieces.ts',
    from: '|| !isSignedByUs(run, own.key, own.sha256)',
    to: '',
    test: 'test/main/device/journal-fill.test.ts'
  },
  {
    row: 28,
    name: 'leases are given for any county',
    file: 'sync-server/routes/leases.ts',
    from: '|| !session.scopes.includes(',
    to: '|| [].includes(',
    test: 'test/sync-server/routes/access.test.ts'
  },
  {
    ...records,
    row: 28,
    name: 'records of views and exports are read of every place',
    from: 'readsDisclosuresOf(reader, place) ?',
    to: 'true ?'
  },
  {
    ...records,
    row: 28,
    name: 'records of views and exports are read by anybody',
    from: 'if (!mayReadDisclosures(',
    to: 'if (false && mayReadDisclosures('
  },
  {
    row: 29,
    name: 'a document stays although its scopes have left',
    file: 'sync-server/feed/replica-page.ts',
    from: 'case when d.scopes && $4::text[]',
    to: 'case when d.id is not null',
    test: 'test/sync-server/routes/replica.test.ts'
  },
  {
    row: 30,
    name: 'formulas leave the program',
    file: 'src-renderer/import/write-sheet.ts',
    from: 'row.map(neutralised)',
    to: '[...row]',
    test: 'test/renderer/import/read-sheet.test.ts'
  },
  {
    row: 30,
    name: 'a bomb is not measured',
    file: 'src-renderer/import/zip-directory.ts',
    from: 'if (inflated > limits.inflatedBytes)',
    to: off,
    test: 'test/renderer/import/poisoned-files.test.ts'
  },
  {
    row: 32,
    name: 'entries of any size and number are taken',
    file: 'sync-server/routes/accept-upload.ts',
    from: 'assertSize(upload)',
    to: '',
    test: ingest
  },
  {
    row: 32,
    name: 'bodies of any size are read',
    file: 'sync-server/app.ts',
    from: 'bodyLimit: bodyLimitBytes',
    to: 'bodyLimit: 64 * bodyLimitBytes',
    test: 'test/sync-server/app.test.ts'
  },
  {
    row: 33,
    name: 'a reader that does not read is kept',
    file: 'sync-server/routes/stream.ts',
    from: 'if (response.writableLength > unsentLimit)',
    to: off,
    test: 'test/sync-server/routes/stream.test.ts'
  },
  {
    row: 34,
    name: 'any number may wait',
    file: 'sync-server/admission.ts',
    from: 'if (queue.length >= waiting)',
    to: off,
    test: 'test/sync-server/admission.test.ts'
  },
  {
    row: 35,
    name: 'one bad entry takes its batch with it',
    file: 'sync-server/journal/ingest.ts',
    from: 'if (undecidable.size >= ids.length) throw error',
    to: 'throw error',
    test: ingest
  }
]
