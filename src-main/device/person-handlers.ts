import type { SealedPartName } from '../../domain/journal/entry.ts'
import { done, refused } from '../contract/failure.ts'
import type { EncryptedPart } from '../contract/person.ts'
import type { HandlersOf } from '../contract/table.ts'
import { openReplicaPart } from '../journal/sealed-box.ts'
import type { DeskCore } from './desk-core.ts'
import type { UnlockedOperator } from './operator-keys.ts'
import { fieldsOfText, ownPart } from './own-parts.ts'

type PersonChannel = 'person.part' | 'person.disclose'

export const createPersonHandlers = (core: DeskCore): HandlersOf<PersonChannel> => ({
  'person.part': async ({ person, part }) => {
    const operator = core.session.current()
    if (!operator) return refused('desk.locked')
    const fields = await ownPart(core.stores.journal.sealed, operator.dataKeys(), person, part)
    return done({ fields: fields ?? null })
  },
  'person.disclose': async ({ person, part, reason, pulled }) => {
    const operator = core.session.current()
    if (!operator) return refused('desk.locked')
    const fields = await wholePart(core, operator, person, part, pulled)
    if (!fields) return done({ fields: null })
    const { disclosures, clock } = core.stores
    // W7: first the record, then the data; nobody sees a whole number that nothing tells of.
    const at = clock.now().at
    const isKept = await disclosures.record({ person, operator: operator.operator, part, reason, at })
    if (!isKept) return refused('disk.full')
    core.session.touch()
    core.sendDisclosures()
    return done({ fields })
  }
})

async function wholePart(
  core: DeskCore,
  operator: UnlockedOperator,
  person: string,
  part: SealedPartName,
  pulled: EncryptedPart | null
): Promise<Readonly<Record<string, string>> | undefined> {
  if (!pulled) return ownPart(core.stores.journal.sealed, operator.dataKeys(), person, part)
  const key = operator.dataKeys().find(({ version }) => version === pulled.keyVersion)
  const text = key && openReplicaPart({ person, part }, pulled, key)
  return text === undefined ? undefined : fieldsOfText(text)
}
