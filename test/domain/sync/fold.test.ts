import { expect, test } from 'vitest'
import type { StoredEntry } from '../../../domain/sync/acceptor-store.ts'
import { foldJournal } from '../../../domain/sync/fold.ts'
import { provenScan } from '../../../domain/voucher/proof.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { SERVER, SKILL } from '../../doubles/test-province.ts'
import { byClerk, byTrainer, identity, issueOf, openOffice, person, registration, send } from './office.ts'

async function busyOffice() {
  const office = await openOffice()
  const { world, county, centre, store } = office
  const { issue, scan } = issueOf(office, 0)
  const bind = { voucher: 'v-1', person, trainingClass: 'class-1', enrolment: testUuid('e'), scan, identity }
  await send(world, centre, [byTrainer(centre, 'voucher.bind', bind)])
  const collect = { voucher: 'v-1', person, scan: '', how: 'counter', identity } as const
  await send(world, county, [registration(county), issue, byClerk(county, 'voucher.collect', collect)])
  await send(world, centre, [byTrainer(centre, 'voucher.bind', bind)])
  const reprint = byClerk(county, 'voucher.reprint', { voucher: 'v-1', reason: '示例' })
  await send(world, county, [reprint, byClerk(county, 'intention.record', { person, ...SKILL, source: 'counter' })])
  const proof = (text: string) => provenScan(text, world.settings, world.ring)
  const fold = (entries: Iterable<StoredEntry>) => foldJournal(entries, { serverId: SERVER, proof })
  return { office, entries: [...store.entries.values()], fold }
}

const textOf = (documents: ReadonlyMap<string, unknown>): readonly string[] =>
  [...documents].map(([key, document]) => `${key} ${JSON.stringify(document)}`).sort()

test('[S15] the journal alone gives every document byte for byte', async () => {
  const { office, entries, fold } = await busyOffice()
  const folded = fold(entries)
  expect(folded.faults).toEqual([])
  const truth = new Map([...office.store.documents_].map(([key, held]) => [key, held.document]))
  expect(textOf(folded.documents)).toEqual(textOf(truth))
})

test('[S15] the order in which entries are given does not matter', async () => {
  const { entries, fold } = await busyOffice()
  expect(textOf(fold([...entries].reverse()).documents)).toEqual(textOf(fold(entries).documents))
})

test('[S15] a missing entry and a changed one are named', async () => {
  const { entries, fold } = await busyOffice()
  const issue = entries.find(({ body }) => body.kind === 'voucher.issue')!
  const without = fold(entries.filter(entry => entry !== issue))
  expect(without.faults.length).toBeGreaterThan(0)
  expect(new Set(without.faults.map(fault => fault.what))).toEqual(new Set(['never-ready']))
  const changed = { ...issue, body: { ...issue.body, args: { ...issue.body.args, code: '23456789ABC' } } }
  const tampered = fold(entries.map(entry => (entry === issue ? changed : entry)))
  expect(tampered.faults[0]).toEqual({ entry: issue.body.id, what: 'not-accepted' })
})
