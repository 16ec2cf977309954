import { done, refused } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import { sealReplicaPart } from '../journal/sealed-box.ts'
import { JournalDiskError } from '../journal/segment-file.ts'
import type { DeskCore } from './desk-core.ts'
import { ownPart, replicaPart } from './own-parts.ts'

type PersonChannel = 'person.part' | 'person.disclose' | 'person.erased'

/** W15: false where the disk failed: whoever told of it tells again. */
export const eraseOwnParts = async (core: DeskCore, persons: ReadonlySet<string>): Promise<boolean> => {
  try {
    const parts = await core.stores.journal.erase(persons)
    if (parts > 0) core.surroundings.log('person.erased', { parts })
    return true
  } catch (error) {
    if (!(error instanceof JournalDiskError)) throw error
    core.surroundings.log('person.not-erased', { name: error.name })
    return false
  }
}

export const createPersonHandlers = (core: DeskCore): HandlersOf<PersonChannel> => ({
  'person.part': async ({ person, part }) => {
    const operator = core.session.current()
    if (!operator) return refused('desk.locked')
    const keys = operator.dataKeys()
    const newest = keys.at(-1)
    const fields = await ownPart(core.stores.journal.sealed, keys, person, part)
    return done({ part: fields && newest ? sealReplicaPart({ person, part }, fields, newest) : null })
  },
  'person.disclose': async ({ person, part, purpose, reason, pulled }) => {
    const operator = core.session.current()
    if (!operator) return refused('desk.locked')
    const fields = pulled
      ? replicaPart(operator.dataKeys(), { person, part }, pulled)
      : await ownPart(core.stores.journal.sealed, operator.dataKeys(), person, part)
    if (!fields) return done({ fields: null })
    const { disclosures, clock } = core.stores
    // W7: first the record, then the data; nobody has a whole number that nothing tells of.
    const at = clock.now().at
    const isKept = await disclosures.record({ person, operator: operator.operator, part, purpose, reason, at })
    if (!isKept) return refused('disk.full')
    core.session.touch()
    core.sendAside()
    return done({ fields })
  },
  'person.erased': async ({ persons }) => {
    const isErased = await eraseOwnParts(core, new Set(persons))
    return isErased ? done({}) : refused('journal.damaged')
  }
})
