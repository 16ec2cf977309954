import { groupShortCode } from '../../domain/codes/short-code.ts'
import { typedCode } from '../../domain/codes/typed-text.ts'
import type { Replica } from '../replica/replica.ts'

/** One thing found by the words in the search box, best first within its group. */
export type FoundThing = {
  readonly id: string
  readonly group: 'people' | 'vouchers' | 'classes'
  readonly label: string
  readonly detail: string
}

const OF_EACH = 6
/** The newest classes are looked through: nobody searches a class by name years later. */
const CLASSES = 300

/** Persons by name, sound, last four or number; vouchers by the beginning of their code; classes by name. */
export async function searchEverything(replica: Replica, typed: string): Promise<readonly FoundThing[]> {
  const words = typed.trim()
  if (words === '') return []
  const found = await Promise.all([people(replica, words), vouchers(replica, words), classes(replica, words)])
  return found.flat()
}

async function people(replica: Replica, words: string): Promise<readonly FoundThing[]> {
  const hits = await replica.search(words, OF_EACH)
  return hits.map(({ id, name, last4 }) => ({ id, group: 'people', label: name, detail: `**** ${last4}` }))
}

async function vouchers(replica: Replica, words: string): Promise<readonly FoundThing[]> {
  const begin = typedCode(words).replaceAll('-', '')
  if (begin.length < 4 || !/^[0-9A-Z]+$/.test(begin)) return []
  const { rows } = await replica.page({ collection: 'voucher', order: 'code', after: [begin, ''], limit: OF_EACH })
  return rows
    .filter(({ document }) => document.code.startsWith(begin))
    .map(({ document }) => ({
      id: document.id,
      group: 'vouchers',
      label: groupShortCode(document.code),
      detail: document.validUntil
    }))
}

async function classes(replica: Replica, words: string): Promise<readonly FoundThing[]> {
  const { rows } = await replica.page({ collection: 'trainingClass', limit: CLASSES })
  return rows
    .filter(({ document }) => document.name.includes(words))
    .slice(0, OF_EACH)
    .map(({ document }) => ({
      id: document.id,
      group: 'classes',
      label: document.name,
      detail: `${document.from} – ${document.to}`
    }))
}
