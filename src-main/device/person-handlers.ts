import { done, refused } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import type { DeskCore } from './desk-core.ts'
import { ownPart } from './own-parts.ts'

export const createPersonHandlers = (core: DeskCore): HandlersOf<'person.part'> => ({
  'person.part': async ({ person, part }) => {
    const operator = core.session.current()
    if (!operator) return refused('desk.locked')
    const fields = await ownPart(core.stores.journal.sealed, operator.dataKeys(), person, part)
    return done({ fields: fields ?? null })
  }
})
