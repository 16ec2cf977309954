import { expect, test } from 'vitest'
import { replicaOfEachTest } from './browser/replica-of-each-test.ts'
import {
  directoryLines,
  personId,
  personLine,
  SAMPLE_COUNTY,
  SAMPLE_DEVICE,
  SAMPLE_OPERATOR,
  SAMPLE_SERVER,
  sampleIdNumber,
  samplePerson
} from './browser/sample-documents.ts'

const { ask, browser, loaded, openReplica, page, pulled, server } = replicaOfEachTest()

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)

const entryId = '0198a000-0000-7000-8000-000000000001'
function ownEntry(kind: string, args: object, id = entryId) {
  return {
    position: 1,
    body: {
      v: 1,
      id,
      serverId: SAMPLE_SERVER,
      deviceId: SAMPLE_DEVICE,
      kind,
      args,
      operator: SAMPLE_OPERATOR,
      policyVersion: 0,
      at: 1_780_000_000_000,
      lastContact: 1_780_000_000_000,
      clockFlagged: false,
      dataAge: 0,
      sealed: []
    },
    envelope: { generation: 1, seq: 1, prev: '0'.repeat(64), bodyHash: '0'.repeat(64) },
    lane: 'pending',
    verdict: null,
    uploading: false,
    seen: false
  }
}

test('[Y1] [row 39] own undecided work shows at once as provisional and settles without being folded twice', async () => {
  server().publish(...directoryLines(), ...range(0, 50).map(personLine))
  await openReplica()
  await loaded()
  const skill = { occupation: '4-10-01-01', level: '5' }
  const entry = ownEntry('intention.record', { person: personId(3), ...skill, source: 'counter' })
  await ask(`double.setEntries(${JSON.stringify([entry])})`)
  await browser().until(`replica.outcomeOf("${entryId}")`)
  expect(await ask(`replica.outcomeOf("${entryId}").lane`)).toBe('accepted')
  const first = async () => (await page({ collection: 'person', limit: 5 })).rows[0]
  expect(await first()).toMatchObject({ document: { id: personId(3) }, provisional: true, entries: [entryId] })
  expect(await ask('replica.count({collection: "person"})')).toEqual({ settled: 49, provisional: 1 })

  const { document, ...line } = personLine(3)
  const intentions = [{ ...skill, source: 'counter', on: '2026-05-29' }]
  server().publish({ ...line, document: { ...document, intentions, updatedAt: 1_780_000_000_000 } as typeof document })
  server().decide({
    entry: entryId,
    lane: 'accepted',
    rejection: null,
    causedBy: null,
    case: null,
    decidedAt: 1_780_000_000_001
  })
  await pulled()
  expect(await first()).toMatchObject({ document: { id: personId(3), intentions }, provisional: false })
  expect(await ask('replica.count({collection: "person"})')).toEqual({ settled: 50, provisional: 0 })
  expect(await ask('double.reports.flatMap(report => report.verdicts.map(verdict => verdict.entry))')).toEqual([
    entryId
  ])
  expect(await ask('double.reports.at(-1).head')).toBe(1)
})

test('a worker registered here is found by name, sound and number before any pull, and no longer once that was refused', async () => {
  server().publish(...directoryLines(), ...range(0, 20).map(personLine))
  await openReplica()
  await loaded()
  await ask('settled(() => replica.state().search.done)')
  const found = async (text: string) =>
    (await ask<readonly { id: string }[]>(`replica.search(${JSON.stringify(text)}, 50)`)).map(({ id }) => id)
  const own = personId(900)
  const { sex, birth, education, category, employment, sample } = samplePerson(900)
  const who = { sex, birth, education, category, employment, sample, parts: ['identity'] }
  const entry = ownEntry('person.register', { person: own, county: SAMPLE_COUNTY, ...who })
  const fields = { name: '单雪梅', idNumber: sampleIdNumber(900) }
  await ask(`double.setIdentity(${JSON.stringify(own)}, ${JSON.stringify(fields)})`)
  await ask(`double.setEntries(${JSON.stringify([entry])})`)
  await browser().until('replica.state().search.persons === 21')
  expect(await found('单雪梅')).toEqual([own])
  expect(await found('shanxuemei')).toEqual([own])
  expect(await found(fields.idNumber)).toEqual([own])

  await ask('double.setOpen(false)')
  await ask('settled(() => !replica.state().isUnlocked)')
  expect(await found('单雪梅')).toEqual([])
  await ask('double.setOpen(true)')
  await browser().until("replica.search('单雪梅', 9).then(hits => window.hits = hits.length) && window.hits === 1")

  await ask('double.setEntries([])')
  await ask(`double.emit('journal.changed', { ids: ['${entryId}'] })`)
  await browser().until('replica.state().search.persons === 20')
  expect(await found('单雪梅')).toEqual([])
  expect(await ask('failures')).toEqual([])
})
