import type { NameSound } from './name-sound.ts'

/** What is searched of a person: clear names live in memory only, between unlocking and locking. */
export type IndexedPerson = {
  readonly id: string
  readonly name: string
  readonly sound: NameSound
  readonly last4: string
  /** Hash of the whole ID number under a key of this session. */
  readonly numberHash: string
}

export type PersonHit = { readonly id: string; readonly name: string; readonly last4: string }

/** What was typed, told apart by its characters. */
export type Needle =
  | { readonly by: 'nothing' }
  | { readonly by: 'name'; readonly text: string }
  | { readonly by: 'sound'; readonly text: string }
  | { readonly by: 'last4'; readonly text: string }
  | { readonly by: 'number'; readonly text: string }

const wholeNumber = /^\d{17}[\dX]$/
const lastFour = /^\d{3}[\dX]$/

export function needleOf(typed: string): Needle {
  const text = typed.normalize('NFKC').trim().toUpperCase()
  if (text === '') return { by: 'nothing' }
  if (wholeNumber.test(text)) return { by: 'number', text }
  if (lastFour.test(text)) return { by: 'last4', text }
  const letters = text.replaceAll(/[\s']/g, '')
  if (/^[A-Z]+$/.test(letters)) return { by: 'sound', text: letters.toLowerCase() }
  return { by: 'name', text: text.replaceAll(/\s/g, '') }
}

/** How well a person answers: 0 not at all, higher is better. */
function score(person: IndexedPerson, needle: Needle, numberHash: string): number {
  switch (needle.by) {
    case 'nothing':
      return 0
    case 'number':
      return person.numberHash === numberHash ? 9 : 0
    case 'last4':
      return person.last4 === needle.text ? 5 : 0
    case 'name':
      if (person.name === needle.text) return 9
      if (person.name.startsWith(needle.text)) return 7
      return person.name.includes(needle.text) ? 4 : 0
    case 'sound':
      if (person.sound.full === needle.text || person.sound.initials === needle.text) return 8
      if (person.sound.full.startsWith(needle.text)) return 6
      return person.sound.initials.startsWith(needle.text) ? 3 : 0
  }
}

export type PersonIndex = {
  readonly size: () => number
  readonly put: (person: IndexedPerson) => void
  readonly remove: (id: string) => void
  /** Best first, then by name and id, so that the same question gives the same list. */
  readonly find: (needle: Needle, numberHash: string, limit: number) => readonly PersonHit[]
}

/** One pass over an array: 60,000 persons take a few milliseconds, and there is no structure to keep in step. */
export function createPersonIndex(): PersonIndex {
  const persons = new Map<string, IndexedPerson>()
  return {
    size: () => persons.size,
    put: person => {
      persons.set(person.id, person)
    },
    remove: id => {
      persons.delete(id)
    },
    find(needle, numberHash, limit) {
      const hits: { readonly person: IndexedPerson; readonly score: number }[] = []
      for (const person of persons.values()) {
        const points = score(person, needle, numberHash)
        if (points > 0) hits.push({ person, score: points })
      }
      hits.sort(
        (a, b) =>
          b.score - a.score || compareText(a.person.name, b.person.name) || compareText(a.person.id, b.person.id)
      )
      return hits.slice(0, limit).map(({ person: { id, name, last4 } }) => ({ id, name, last4 }))
    }
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
