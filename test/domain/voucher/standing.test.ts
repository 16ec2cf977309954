import { expect, test } from 'vitest'
import type { Kind } from '../../../domain/reducer.ts'
import { type VoucherScan, voucherScanSchema } from '../../../domain/voucher/credential.ts'
import { standingPaper } from '../../doubles/standing-paper.ts'
import { bindArgs, gist, identity, personId, TestDesk, trainer, withClass } from '../../doubles/test-desk.ts'
import { testUuid } from '../../doubles/test-device.ts'

const PAPER = 'JQ1:PAPER'
const issueEntry = testUuid('issue')

function desk(sight: 'absent' | 'unknown', changes: Partial<VoucherScan['issue']> = {}): TestDesk {
  const made = new TestDesk()
  withClass(made)
  made.sight = sight
  made.scans.set(PAPER, standingPaper('v-1', { person: personId(1), entryId: issueEntry, ...changes }))
  return made
}
const bind = { ...bindArgs(1), scan: PAPER }
const collect = { voucher: 'v-1', person: personId(1), scan: PAPER, how: 'assisted', identity } as const
const all: readonly Kind[] = ['voucher.bind', 'voucher.collect']

test('the paper of these tests is one that the program could read', () => {
  expect(voucherScanSchema.safeParse(standingPaper('v-1', { person: personId(1) })).error).toBeUndefined()
})

test.each(all)('[V5] %s: a voucher neither held nor proven is unknown', kind => {
  for (const sight of ['absent', 'unknown'] as const) {
    const made = desk(sight)
    for (const scan of ['', 'JQ1:FORGED']) {
      const args = kind === 'voucher.bind' ? { ...bind, scan } : { ...collect, scan }
      expect(gist(made.try(kind, args as never, trainer))).toBe('rejected voucher.unknown V5')
    }
  }
})

test('[V5] a paper proves only the voucher it names', () => {
  const made = desk('unknown')
  expect(gist(made.try('voucher.bind', { ...bind, voucher: 'v-2' }, trainer))).toBe('rejected voucher.unknown V5')
})

test('[V6] on the server the entry waits for the issue that the paper names', () => {
  const made = desk('absent')
  expect(gist(made.try('voucher.bind', bind, trainer))).toBe(`waiting ${issueEntry}`)
  expect(gist(made.try('voucher.collect', collect, trainer))).toBe(`waiting ${issueEntry}`)
})

test('[V6] on a device the paper stands for the voucher, and what it could not see is named', () => {
  const made = desk('unknown', { kind: 'voucher.collect' })
  const bound = made.do('voucher.bind', bind, trainer)
  expect(bound.lane === 'accepted' && bound.unchecked).toEqual(['V11', 'V12', 'E8'])
  expect(made.get('voucher', 'v-1')).toMatchObject({ state: 'bound', boundCentre: 'centre-a', person: personId(1) })
  const other = desk('unknown')
  const collected = other.do('voucher.collect', collect, trainer)
  expect(collected.lane === 'accepted' && collected.unchecked).toEqual(['V8'])
})

test('[V6] a paper printed before the voucher was collected does not bind', () => {
  expect(gist(desk('unknown').try('voucher.bind', bind, trainer))).toBe('rejected voucher.wrong-state V12')
})

test('[V7] a paper of somebody else is refused before anything waits for it', () => {
  for (const sight of ['absent', 'unknown'] as const) {
    const made = desk(sight, { person: personId(2) })
    expect(gist(made.try('voucher.bind', bind, trainer))).toBe('rejected voucher.wrong-person V7')
  }
})
