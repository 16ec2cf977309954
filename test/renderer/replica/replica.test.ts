import { expect, test } from 'vitest'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import { replicaOfEachTest } from './browser/replica-of-each-test.ts'
import {
  directoryLines,
  personId,
  personLine,
  SAMPLE_COUNTY,
  sampleIdNumber,
  sampleName,
  samplePerson,
  sampleVoucher,
  voucherId,
  voucherLine
} from './browser/sample-documents.ts'

const { ask, browser, loaded, openReplica, page, pulled, replicasOf, server } = replicaOfEachTest()

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)

test('[L5] fills a replica beside, swaps it in, pages by keyset, follows changes and lets documents go', async () => {
  server().publish(...directoryLines(), ...range(0, 2500).map(voucherLine))
  await openReplica()
  await loaded()
  expect(await ask('replica.count({collection: "voucher"})')).toEqual({ settled: 2500, provisional: 0 })
  const seen: string[] = []
  for (let after: unknown; ; ) {
    const { rows, next } = await page({ collection: 'voucher', where: { state: 'bound' }, limit: 100, after })
    seen.push(...rows.map(row => row.document.id))
    if (!next) break
    after = next
  }
  const bound = range(0, 2500).filter(n => sampleVoucher(n).state === 'bound')
  expect(seen).toEqual(bound.reverse().map(voucherId))
  // Several ranges of an index come as one list, in its order.
  const states = ['issued', 'collected']
  const several = { collection: 'voucher', filter: { state: { $in: states } } }
  const wanted = range(0, 2500).filter(n => states.includes(sampleVoucher(n).state))
  const first = await page({ ...several, limit: 40 })
  const second = await page({ ...several, limit: 40, after: first.next })
  const ids = [...first.rows, ...second.rows].map(row => row.document.id)
  expect(ids).toEqual(wanted.reverse().slice(0, 80).map(voucherId))
  expect(await ask(`replica.count(${JSON.stringify(several)})`)).toEqual({ settled: wanted.length, provisional: 0 })

  await ask(
    'window.emitted = []; replica.watchPage({collection: "voucher", limit: 2}, p => emitted.push(p.rows.map(r => r.document.id)))'
  )
  server().publish(voucherLine(2500), { collection: 'voucher', gone: voucherId(2499) })
  await pulled()
  await browser().until(`emitted.at(-1)?.[0] === "${voucherId(2500)}"`)
  expect(await ask('emitted.at(-1)')).toEqual([voucherId(2500), voucherId(2498)])
  expect(await ask(`replica.get("voucher", "${voucherId(2499)}")`)).toEqual({ state: 'unknown' })
  expect(await ask('replica.get("policy", "rules-9")')).toEqual({ state: 'absent' })
  expect(await ask('failures')).toEqual([])
})

test('[L3] [row 21] goes on at the last whole page after being killed again and again in the middle of a first load', async () => {
  server().publish(...range(0, 9000).map(voucherLine))
  const checkpoints: number[] = []
  for (const milliseconds of [150, 260, 410]) {
    await openReplica()
    await ask(`new Promise(done => setTimeout(done, ${milliseconds}))`)
    await browser().reload()
    checkpoints.push(server().requests().at(-1)?.checkpoint[`county:${SAMPLE_COUNTY}`] ?? 0)
  }
  await openReplica()
  await loaded()
  expect(await ask('replica.count({collection: "voucher"})')).toEqual({ settled: 9000, provisional: 0 })
  expect(checkpoints).toEqual([...checkpoints].sort((a, b) => a - b))
  const pages = server().requests().length
  expect(pages).toBeLessThanOrEqual(9 + 1 + checkpoints.length)
})

test("[row 24] a replica whose databases are deleted under it is filled anew, and main's journal is not asked to change", async () => {
  server().publish(...range(0, 1200).map(voucherLine))
  await openReplica()
  await loaded()
  await ask(`databases().then(names => Promise.all(names.filter(name => name.startsWith('rxdb-dexie-')).map(name =>
    new Promise(done => { const request = indexedDB.deleteDatabase(name); request.onsuccess = request.onerror = done }))))`)
  server().publish(voucherLine(1200))
  for (let attempt = 0; attempt < 4; attempt += 1) await pulled()
  await loaded()
  expect(await ask('replica.count({collection: "voucher"})')).toEqual({ settled: 1201, provisional: 0 })
})

test('[L3] [row 4] a page of the live replica is there as a whole or not at all, killed at any moment and with the line down', async () => {
  const batch = (updatedAt: number) => [
    { ...voucherLine(0), document: { ...sampleVoucher(0), updatedAt } },
    ...range(1, 200).map(voucherLine),
    ...range(0, 700).map(personLine),
    { ...personLine(700), document: { ...samplePerson(700), updatedAt } }
  ]
  server().publish(...batch(1))
  await openReplica()
  await loaded()
  const read = async (collection: string, id: string) =>
    (await ask<{ document: { updatedAt: number } }>(`replica.get('${collection}', '${id}')`)).document.updatedAt
  for (let round = 2; round < 10; round += 1) {
    server().publish(...batch(round))
    await ask(`(killed = killWhileApplying(${(round - 1) * 30}), replica.pullNow(), killed)`)
    server().down(true)
    await browser().reload()
    await openReplica()
    const voucher = await read('voucher', voucherId(0))
    expect([voucher, await read('person', personId(700))]).toEqual([voucher, voucher])
    server().down(false)
    await pulled()
    await loaded()
  }
})

test('[L2] a reply without its end is not applied', async () => {
  server().publish(voucherLine(1))
  server().cut(true)
  await openReplica()
  await ask("settled(() => replica.state().lastPull === 'again')")
  expect(await ask('replica.state().phase')).toBe('empty')
  server().cut(false)
  await pulled()
  expect(await ask('replica.count({collection: "voucher"})')).toEqual({ settled: 1, provisional: 0 })
})

test('[L4] [row 18] a restored server means a new replica beside the old one, which is shown until the swap and then deleted', async () => {
  server().publish(...range(0, 1500).map(voucherLine))
  await openReplica()
  await loaded()
  const old = await replicasOf('voucher')
  server().restore()
  server().down(true)
  await pulled()
  server().down(false)
  await pulled()
  expect(await ask('replica.count({collection: "voucher"})')).toEqual({ settled: 1500, provisional: 0 })
  await pulled()
  await loaded()
  expect(await ask('replica.count({collection: "voucher"})')).toEqual({ settled: 1500, provisional: 0 })
  const kept = await replicasOf('voucher')
  expect(kept).toHaveLength(1)
  expect(kept).not.toEqual(old)
})

test('names and ID numbers lie encrypted, open only while the desk is open, and are found by name, sound and number', async () => {
  server().publish(...range(0, 300).map(personLine))
  await openReplica()
  await loaded()
  await ask('settled(() => replica.state().search.done)')
  const atRest = await ask<string>('everythingAtRest()')
  expect(atRest).toContain(personId(7))
  expect(atRest).not.toContain(sampleName(7))
  expect(atRest).not.toContain(sampleIdNumber(7))
  expect(await ask(`replica.maskedPart("${personId(7)}", "identity")`)).toEqual({
    name: sampleName(7),
    idNumber: maskIdNumber(sampleIdNumber(7))
  })
  const isNumber = (n: number) => ask(`replica.isNumberOf("${personId(7)}", "${sampleIdNumber(n)}")`)
  expect([await isNumber(7), await isNumber(8)]).toEqual([true, false])
  const found = (text: string) =>
    ask<readonly { id: string; name: string }[]>(`replica.search(${JSON.stringify(text)}, 50)`)
  expect((await found(sampleIdNumber(7))).map(hit => hit.id)).toEqual([personId(7)])
  expect((await found('wangxiaoming')).every(hit => hit.name === '王晓明')).toBe(true)
  expect((await found('wxm')).length).toBeGreaterThan(0)
  expect((await found('王晓')).length).toBeGreaterThan(0)
  expect((await found('0007')).some(hit => hit.id === personId(7))).toBe(true)

  await ask('double.setOpen(false)')
  await ask('settled(() => !replica.state().isUnlocked)')
  expect(await ask(`replica.maskedPart("${personId(7)}", "identity")`)).toBeNull()
  expect(await found('王晓')).toEqual([])

  server().publish({ collection: 'person', gone: personId(7) })
  await ask('double.setOpen(true)')
  await ask('settled(() => replica.state().isUnlocked)')
  await pulled()
  expect(await ask(`replica.maskedPart("${personId(7)}", "identity")`)).toBeNull()
})

test('a new data key means a replica readable by it, filled beside; until then the old one is shown', async () => {
  server().publish(...range(0, 30).map(personLine))
  await openReplica()
  await loaded()
  const old = await replicasOf('person')
  await ask('double.renewKey()')
  // Between the key and the first page of the filling the old replica looks whole and at rest: only its end tells.
  await expect
    .poll(async () => (await replicasOf('person')).some(name => old.includes(name)), { timeout: 90_000 })
    .toBe(false)
  await ask('settled(() => replica.state().filling === null && replica.state().search.persons === 30)')
  await browser().until(
    `replica.maskedPart("${personId(3)}", "identity").then(part => window.part = part) && window.part?.name`
  )
  expect(await ask('replica.count({collection: "person"})')).toEqual({ settled: 30, provisional: 0 })
  expect(await replicasOf('person')).toHaveLength(1)
})

test('a first load says how much there is', async () => {
  server().publish(...range(0, 2500).map(voucherLine))
  await browser().until('window.replica')
  await ask('window.told = []; replica.onState(({ filling }) => filling && told.push(filling))')
  await ask('replica.open()')
  await loaded()
  const told = await ask<readonly { documents: number; expected: number | null }[]>('told')
  expect(new Set(told.flatMap(({ expected }) => expected ?? []))).toEqual(new Set([2500]))
  expect(told.map(({ documents }) => documents)).toContain(1000)
})
