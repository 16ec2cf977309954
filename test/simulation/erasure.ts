import type { Body, SealedPart } from '../../domain/journal/entry.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Page } from '../../domain/sync/puller.ts'
import { erasure } from '../../src-renderer/commands/erasure.ts'
import { digestOf } from '../doubles/test-device.ts'
import { type Deed, draft } from './deed.ts'
import type { ReplicaDisk } from './device-disk.ts'
import type { SimDevice } from './sim-device.ts'
import type { SimServer } from './sim-server.ts'
import type { World } from './world.ts'

/** Somebody asks a county to be forgotten; as a rule nothing of theirs is on its way. */
export function erase(desk: SimDevice): Deed | null {
  if (desk.home.type !== 'county') return null
  const { dice } = desk.world
  const late = dice.chance(0.45) ? dice.pick(desk.list('person').filter(({ erased }) => erased)) : undefined
  // As a page does that was drawn before the desk heard of it.
  if (late) return { drafts: [correction(desk, late)], isBlind: true }
  const people = desk.list('person').filter(({ mergedInto, erased }) => mergedInto === '' && !erased)
  const idle = people.filter(one => one.liveVouchers.length + one.openEnrolments.length === 0)
  const isWrong = dice.chance(0.1)
  const person = dice.pick(isWrong ? people : idle)
  if (!person) return null
  const merged = desk.list('person').filter(({ mergedInto }) => mergedInto === person.id)
  const names = [person.id, ...merged.map(({ id }) => id)]
  const vouchers = desk.list('voucher').filter(voucher => names.includes(voucher.person))
  const cases = desk.list('case').filter(one => names.includes(one.person))
  const { kind, args } = erasure(person, { merged, vouchers, cases }, 'asked')
  return { drafts: [draft(kind, args)], isBlind: isWrong }
}

/** A correction that brings a part of its own. */
export const correction = (desk: SimDevice, { id: person }: Person) =>
  draft('person.amend', { person, fields: { employment: 'flexible' }, parts: ['identity'] }, [
    digestOf(`${person} ${desk.id} ${desk.time.at}`)
  ])

/** What is sealed beside an entry: parts that name their person in place of what is in them. */
function partsOf({ args, sealed }: Body): readonly SealedPart[] {
  const { person } = args
  if (typeof person !== 'string') return []
  const box = { keyId: 'key-1', ephemeral: 'AA', iv: 'AA', ciphertext: 'AA' }
  return sealed.map(digest => ({ digest, person, part: 'identity', ...box }))
}

/** Parts go to the disk before their entry, and once: the same entry chained anew has them already. */
export function keepParts({ disk }: SimDevice, isNew: ReadonlySet<string>, bodies: readonly Body[]): void {
  for (const body of bodies)
    if (isNew.has(body.id)) for (const part of partsOf(body)) disk.sealed.set(part.digest, part)
}

/** W15: what a page says of erased persons is kept with it until the desk has deleted its own parts. */
export function noteErased(replica: ReplicaDisk, page: Page): void {
  const erased = page.documents.flatMap(({ collection, document }) =>
    collection === 'person' && (document as Person).erased ? [document.id] : []
  )
  replica.erased = [...replica.erased, ...erased]
}

/** W15: parts of those of whom a page or a refusal said that they were erased. */
export function deleteParts(desk: SimDevice): void {
  const { disk, index, world } = desk
  const refused = disk.replica.undelivered.filter(({ rejection }) => rejection?.code === 'person.erased')
  const told = refused.map(({ entry }) => index.records.get(entry)?.body.args.person)
  const erased = new Set([...disk.replica.erased, ...told])
  for (const [digest, { person }] of disk.sealed) {
    if (!erased.has(person)) continue
    disk.sealed.delete(digest)
    world.mark('own part of an erased person deleted')
  }
  disk.replica.erased = []
}

/** W15: once the line is whole nobody has a part of a person whom the server knows as erased. */
export function checkErased(world: World, server: SimServer, desks: readonly SimDevice[]): void {
  const erased = new Set(server.documentsOf('person').flatMap(one => (one.erased ? [one.id] : [])))
  const left = (parts: Iterable<SealedPart>) => [...parts].find(({ person }) => erased.has(person))
  const kept = left(server.store.sealed.values())
  if (kept) world.violate('W15', `the server has a part of ${kept.person}`)
  for (const { id, disk, isSurviving } of desks) {
    if (!isSurviving) continue
    const own = left(disk.sealed.values())
    if (own) world.violate('W15', `${id} has a part of ${own.person}`)
    for (const line of disk.replica.documents.values())
      if (line.parts && erased.has(line.document.id)) world.violate('W15', `${id} shows ${line.document.id}`)
  }
}
