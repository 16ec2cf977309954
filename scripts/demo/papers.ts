import { readFileSync } from 'node:fs'
import { shippedOccupations } from '../../domain/codes/occupations.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { OwnEntry } from '../../src-main/contract/journal.ts'
import { readSheet } from '../../src-renderer/import/read-sheet.ts'
import { readWorkers } from '../../src-renderer/import/workers-sheet.ts'
import type { Visitor } from './centre-steps.ts'
import type { DemoDesk } from './demo-desk.ts'

/** The ID numbers that a list's good rows hold, in their order: what the workers' cards would say. */
export async function idNumbersOf(file: string): Promise<readonly string[]> {
  const read = await readSheet(new Uint8Array(readFileSync(file)), file)
  if (!read.ok) throw new Error(`the list is not readable: ${read.code}`)
  const today = dateOfInstant(Date.now())
  const result = readWorkers(read.sheet, { today, allowSamples: true, occupations: shippedOccupations })
  if (!result.ok) throw new Error(`the list has no heading: ${result.code}`)
  return result.run.good.map(({ idNumber }) => idNumber)
}

/** What a desk's own journal holds, oldest first. */
export async function ownWork(desk: DemoDesk): Promise<readonly OwnEntry['body'][]> {
  const newestFirst: OwnEntry['body'][] = []
  for (let before: number | undefined; ; ) {
    const page = await desk.call('journal.list', before === undefined ? { limit: 500 } : { limit: 500, before })
    newestFirst.push(...page.entries.map(({ body }) => body))
    if (page.next === null) return newestFirst.reverse()
    before = page.next
  }
}

/** The papers a desk would hand out for what it issued, with the cards of those it registered, in that order. */
export async function papersOf(desk: DemoDesk, cards: readonly string[]): Promise<readonly Visitor[]> {
  const work = await ownWork(desk)
  const registered = work.filter(({ kind }) => kind === 'person.register').map(({ args }) => String(args.person))
  const issued = work
    .filter(({ kind }) => kind === 'voucher.issue')
    .map(({ args }) => ({ voucher: String(args.voucher), person: String(args.person) }))
  const cardOf = new Map(registered.map((person, index) => [person, cards[index] ?? '']))
  const visitors: Visitor[] = []
  for (const { voucher, person } of issued) {
    const idNumber = cardOf.get(person)
    if (!idNumber) continue
    const { text } = await desk.call('voucher.qr', { voucher })
    visitors.push({ idNumber, paper: text })
  }
  return visitors
}
