import type { Verdict } from '../../domain/journal/lane.ts'
import { type Lease, leaseSchema } from '../../domain/plan/lease.ts'
import { type CourierContact, type CourierFile, courierContactSchema } from '../../domain/protocol/courier.ts'
import { endLineSchema, type PullEnd } from '../../domain/protocol/pull.ts'
import { isOldAnswer } from '../../domain/sync/courier.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { CourierKey } from './courier-key.ts'
import { areSigned, openAnswerLine } from './courier-lines.ts'
import { isHeld } from './courier-pages.ts'
import type { ShelvedAnswer, ShelvedPage } from './courier-shelf.ts'
import type { DeskCore } from './desk-core.ts'
import { offlineLimitMs, placeInPage } from './place.ts'
import type { Registration } from './registration.ts'

type AnswerFile = Extract<CourierFile, { kind: 'back' }>

interface OpenedAnswer {
  readonly contact: CourierContact
  readonly verdicts: readonly Verdict[]
  readonly leases: readonly Lease[]
  readonly place: ReturnType<typeof placeInPage>
  readonly pages: readonly ShelvedPage[]
}

export interface TakenAnswer {
  readonly madeAt: number
  readonly verdicts: number
  readonly leases: number
  readonly pages: number
}

const LEASE_LINE = '{"collection":"lease","document":'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const endOf = (lines: readonly string[]): PullEnd | undefined => {
  const end = endLineSchema.safeParse(parsed(lines.at(-1) ?? ''))
  return end.success ? end.data.end : undefined
}

const leasesIn = (lines: readonly string[], device: string): readonly Lease[] =>
  lines.flatMap(line => {
    const found = line.startsWith(LEASE_LINE)
      ? leaseSchema.safeParse((parsed(line) as { document: unknown }).document)
      : null
    return found?.success && found.data.device === device ? [found.data] : []
  })

/** Where each line of a file begins and how long it is, in bytes. */
const placesOf = (content: Uint8Array): readonly { readonly offset: number; readonly length: number }[] => {
  const places: { offset: number; length: number }[] = []
  for (let offset = 0; ; ) {
    const end = content.indexOf(0x0a, offset)
    if (end < 0) return places
    places.push({ offset, length: end - offset })
    offset = end + 1
  }
}

/** U1, U5: whether it is for this desk, whole, genuine and not older than what is here. Nothing of it counts before. */
const refusalOf = (core: DeskCore, { header, lines }: AnswerFile, registration: Registration): Outcome<null> => {
  const key = registration.serverKeys.find(({ keyId }) => keyId === header.keyId)
  if (!key || header.serverId !== registration.serverId || header.deviceId !== registration.deviceId)
    return refused('courier.foreign')
  if (!areSigned('back', header.id, lines, key)) return refused('courier.damaged')
  if (header.generation !== registration.generation) return refused('courier.old')
  const { clock, standing, courierLog } = core.stores
  const answers = courierLog.items().filter(({ way, generation }) => way === 'back' && generation === header.generation)
  const known = {
    epoch: standing.outbox()?.epoch ?? standing.snapshot()?.epoch ?? null,
    lastContact: clock.now().lastContact,
    newestAnswer: Math.max(0, ...answers.map(({ madeAt }) => madeAt))
  }
  return isOldAnswer(header, known) ? refused('courier.old') : done(null)
}

/** Opens every line before any of it counts. */
const openAnswer = async (
  { header, lines }: AnswerFile,
  content: Uint8Array,
  key: CourierKey,
  organisation: string,
  report: (line: number) => void
): Promise<Outcome<OpenedAnswer>> => {
  const places = placesOf(content)
  const verdicts: Verdict[] = []
  const leases: Lease[] = []
  const pages: ShelvedPage[] = []
  let contact: CourierContact | undefined
  let place: OpenedAnswer['place'] = null
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue
    report(at)
    const text = await openAnswerLine(key.privateKey, header.id, at, line)
    // Signed by the server, but not for the key that is here: it answers a file of before the key was made anew.
    if (text === undefined) return refused('courier.old')
    if (at === 1) {
      contact = courierContactSchema.parse(parsed(text))
      continue
    }
    const rows = text.split('\n').filter(row => row !== '')
    const end = endOf(rows)
    const where = places[at]
    if (!end || !where) return refused('courier.damaged')
    verdicts.push(...end.verdicts)
    leases.push(...leasesIn(rows, header.deviceId))
    place ??= placeInPage(rows, organisation, end.scopes)
    const { from, checkpoint, scopes, epoch, serverTime } = end
    pages.push({ from, checkpoint, scopes, epoch, serverTime, place: at, ...where })
  }
  return contact ? done({ contact, verdicts, leases, place, pages }) : refused('courier.damaged')
}

/** U4: as of its time an answer is a contact; only operators whom the server still names may log in longer. */
const renew = async (core: DeskCore, { reply, operators }: CourierContact): Promise<void> => {
  const { clock, operatorFiles, place } = core.stores
  const { serverTime } = reply
  if (serverTime <= clock.now().lastContact) return
  await clock.answered(serverTime)
  const ticketUntil = serverTime + offlineLimitMs(place.current())
  for (const { operator, label, roles } of operators) {
    const file = operatorFiles.byId(operator)
    if (file && file.ticketUntil < ticketUntil) await operatorFiles.write({ ...file, label, roles, ticketUntil })
  }
}

/** Repeating any of it changes nothing, so that an import that broke off is simply done again. */
const take = async (
  core: DeskCore,
  { header }: AnswerFile,
  content: Uint8Array,
  { contact, verdicts, leases, place, pages }: OpenedAnswer
): Promise<TakenAnswer> => {
  const { courierShelf, standing, place: placeFile } = core.stores
  const { id, generation, keyId, madeAt } = header
  const shelved: ShelvedAnswer = { id, generation, keyId, madeAt, pages: [...pages] }
  const isUseful = pages.length > 0 && !isHeld(shelved, standing.snapshot())
  if (isUseful) await courierShelf.keep(shelved, content)
  if (place) await placeFile.keep(place)
  await renew(core, contact)
  await core.outbox.takeLate(contact.reply)
  core.tellEntries(await standing.learn({ decided: { epoch: header.epoch, verdicts } }))
  const news = await core.leases.take(leases)
  if (news.length > 0) core.surroundings.push('lease.changed', { leases: [...news] })
  core.tellDesk()
  return {
    madeAt,
    verdicts: verdicts.length + contact.reply.verdicts.length,
    leases: news.length,
    pages: isUseful ? pages.length : 0
  }
}

/** Takes an answer that came by courier. */
export const importAnswer = async (
  core: DeskCore,
  file: AnswerFile,
  content: Uint8Array,
  report: (line: number) => void
): Promise<Outcome<TakenAnswer>> => {
  const registration = core.identity()?.registration
  const operator = core.session.current()
  if (!registration) return refused('desk.unregistered')
  if (!operator) return refused('desk.locked')
  const fit = refusalOf(core, file, registration)
  if (!fit.ok) return fit
  const key = await core.stores.courierKeys.load(file.header.generation, operator.dataKeys())
  if (!key) return refused('courier.old')
  const opened = await openAnswer(file, content, key, registration.organisation, report)
  return opened.ok ? done(await take(core, file, content, opened.value)) : opened
}
