import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { runAudit } from '../../scripts/demo/audit-run.ts'
import { Chance } from '../../scripts/demo/chance.ts'
import { type Cast, castOf, withFate } from '../../scripts/demo/loop/cast.ts'
import { type LedgerLine, writeLedger } from '../../scripts/demo/loop/ledger.ts'
import { runWholeLoop } from '../../scripts/demo/loop/whole-loop.ts'
import { type Sabotage, sabotage } from '../../scripts/demo/sabotage.ts'
import { places } from '../../scripts/demo/stage.ts'
import { onSeededStage } from './seeded-server.ts'
import { textFaults } from './text-audit.ts'

const seed = 1

/** Who may take each step: by login name, or null for the server. */
const actors: Readonly<Record<string, string | null>> = {
  'policy.publish': 'province',
  'plan.draft': 'qingxu.reviewer',
  'plan.approve': 'city-1401',
  'batch.draft': 'qingxu.reviewer',
  'batch.make': 'city-1401',
  'lease.grant': null,
  'class.draft': 'qingxu.centre1',
  'class.approve': 'qingxu.reviewer',
  'person.register': 'qingxu.clerk1',
  'voucher.issue': 'qingxu.clerk1',
  'enrolment.accept': 'qingxu.clerk1',
  'voucher.bind': 'qingxu.centre1',
  'attendance.sign-in': 'qingxu.centre1',
  'attendance.sign-out': 'qingxu.centre1',
  'enrolment.complete': 'qingxu.centre1',
  'certificate.issue': 'qingxu.centre1',
  'certificate.confirm': 'qingxu.reviewer',
  'claim.submit': 'qingxu.centre1',
  'claim.return': 'qingxu.reviewer',
  'claim.draw': 'province',
  'claim.publish': 'qingxu.clerk1',
  'claim.object': 'qingxu.clerk1',
  'claim.clear': 'qingxu.reviewer',
  'claim.pay': 'qingxu.finance',
  'claim.reconcile': 'qingxu.finance',
  'class.close': 'qingxu.clerk1'
}

/** Pictures of work without a line, and the words on them that say so. */
const offline = {
  'county-offline-work': /离线，\d+ 条待同步/,
  'centre-a-verdict-expected': /离线核验（数据截至 \d\d:\d\d）/,
  'centre-a-signed-in': /离线，\d+ 条待同步/
} as const

/** Sums of the sample policy for this skill: ¥1,000, scarce at 130 %, two of eight hours online at half. */
const computedFen = 113_750

const sum = (fens: readonly number[]): number => fens.reduce((a, b) => a + b, 0)

function ledgerIn(folder: string): readonly LedgerLine[] {
  const lines = readFileSync(path.join(folder, 'ledger.jsonl'), 'utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line) as LedgerLine)
}

/** Every version that was written follows the one that was read, and the one before it in the ledger. */
function brokenVersions(ledger: readonly LedgerLine[]): readonly string[] {
  const standing = new Map<string, number>()
  return ledger.flatMap(({ kind, before, after }) => {
    const read = new Map(before.map(versionOf))
    return after.map(versionOf).flatMap(([document, version]) => {
      const follows = read.get(document) === version - 1 && (standing.get(document) ?? version - 1) === version - 1
      standing.set(document, version)
      return follows ? [] : [`${kind} wrote ${document} in version ${version}`]
    })
  })
}

function versionOf(text: string): readonly [string, number] {
  const at = text.lastIndexOf('@')
  return [text.slice(0, at), Number(text.slice(at + 1))]
}

function expectMoney(ledger: readonly LedgerLine[], cast: Cast): void {
  const fenOf = (kind: string): readonly number[] =>
    ledger.filter(line => line.kind === kind).map(({ fen }) => fen ?? Number.NaN)
  const [batchFen = 0] = fenOf('batch.draft')
  const lineFen = Math.min(computedFen, batchFen / (cast.learners.length + 10))
  const graduated = cast.learners.length - withFate(cast, 'drops-out').length
  const reviewed = graduated - withFate(cast, 'refused').length
  const objected = withFate(cast, 'objected').length
  const approved = reviewed - (cast.isObjectionVain ? 0 : objected)
  const failed = withFate(cast, 'bank-fails').length
  // Returned once, so submitted twice.
  expect(fenOf('claim.submit')).toEqual([lineFen * graduated, lineFen * graduated])
  for (const fen of fenOf('claim.review')) expect(fen).toBe(lineFen * reviewed)
  expect(fenOf('claim.object')).toEqual([lineFen * objected])
  expect(fenOf('claim.clear')).toEqual([lineFen * approved])
  // What the bank failed to pay is in two payouts, and is paid once.
  expect(fenOf('claim.pay')).toEqual([lineFen * approved, lineFen * failed])
  expect(fenOf('claim.reconcile')).toEqual([lineFen * (approved - failed), lineFen * failed])
  expect(sum(fenOf('claim.reconcile'))).toBe(sum(fenOf('claim.clear')))
}

function expectScreens(folder: string, count: number): void {
  const texts = JSON.parse(readFileSync(path.join(folder, 'screens.json'), 'utf8')) as Readonly<Record<string, string>>
  expect(Object.keys(texts).sort()).toEqual(readdirSync(path.join(folder, 'screens')).sort())
  expect(Object.keys(texts)).toHaveLength(count)
  for (const { name } of [places.county, places.centreA, places.city, places.province])
    expect(Object.keys(texts).some(picture => picture.includes(`-${name}-`))).toBe(true)
  for (const [name, words] of Object.entries(offline)) {
    const shown = Object.entries(texts).find(([picture]) => picture.endsWith(`-${name}.png`))
    expect(shown?.[1]).toMatch(words)
  }
  const faults = Object.entries(texts).flatMap(([picture, text]) => {
    const lines = text.split('\n').map(line => line.trim())
    return textFaults(lines).map(fault => `${picture}: ${fault}`)
  })
  expect(faults).toEqual([])
}

/** From the plan to the payout with four real desktops and every role on them, part of the work without a line. */
test('[M3] [M5] [M12] [M13] the whole loop, from the plan to the payout, to the fen', async () => {
  test.setTimeout(1_800_000)
  await onSeededStage('whole-loop', async stage => {
    const { claim, since } = await runWholeLoop(stage, { seed, say: line => console.log(line) })
    expect(stage.complaints).toEqual([])
    const database = await stage.databaseUrl()
    const written = await writeLedger(database, since, stage.out)
    const ledger = ledgerIn(stage.out)
    expect(ledger).toHaveLength(written)
    expect(ledger.filter(({ lane }) => lane !== 'accepted')).toEqual([])
    expect(brokenVersions(ledger)).toEqual([])
    for (const [kind, login] of Object.entries(actors)) {
      const actor = login === null ? null : `op-${login}`
      expect([kind, ...new Set(ledger.filter(line => line.kind === kind).map(line => line.actor))]).toEqual([
        kind,
        actor
      ])
    }
    const ofClaim = ledger.filter(({ kind }) => kind.startsWith('claim.'))
    for (const { after } of ofClaim) expect(after.map(text => versionOf(text)[0])).toContain(`claim/${claim}`)
    const cast = castOf(seed, new Chance(seed))
    expectMoney(ledger, cast)
    expectScreens(stage.out, stage.screens.count)

    const { code, summary, faults } = await runAudit(database, stage.journals)
    expect(faults).toBe('')
    expect(code).toBe(0)
    const issued = cast.learners.length
    expect(summary).toMatchObject({ lost: 0, doubleCounted: 0, paidTwice: 0, wrongAmounts: 0, skippedSteps: 0 })
    expect(summary).toMatchObject({ rejected: 0, review: 0, waiting: 0 })
    expect(summary).toMatchObject({ issued, collected: issued, bound: issued, redeemed: issued })

    const found = async (how: Sabotage): Promise<Readonly<Record<string, number>>> => {
      await sabotage(database, how)
      const robbed = await runAudit(database, stage.journals)
      expect(robbed.code).toBe(1)
      return robbed.summary
    }
    expect((await found('skip-review')).skippedSteps).toBeGreaterThan(0)
    expect((await found('pay-twice')).paidTwice).toBeGreaterThan(0)
  })
})
