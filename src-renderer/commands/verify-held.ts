import { attendanceId } from '../../domain/attendance/attendance.ts'
import type { CollectionName, Documents } from '../../domain/documents.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Revocations } from '../../domain/policy/policy.ts'
import type { Reader } from '../../domain/reduction.ts'
import type { Crypto } from '../../domain/sync/ports.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { VoucherScan } from '../../domain/voucher/credential.ts'
import { type CredentialResult, checkCredential } from '../../domain/voucher/credential-check.ts'
import { credentialFacts } from '../../domain/voucher/credential-facts.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { Outcome } from '../../src-main/contract/failure.ts'
import type { Replica } from '../replica/replica.ts'
import type { DeskFacts } from './desk-facts.ts'
import { type Held, type HeldIdentity, matchOf, type VerifyPlace, voucherOfHolder } from './verify-plan.ts'
import type { Presented } from './verify-presented.ts'

export type HeldPorts = {
  readonly replica: Pick<Replica, 'reads' | 'page' | 'search' | 'maskedPart' | 'isNumberOf'>
  readonly verify: Crypto['verify']
  readonly sha256: Crypto['sha256']
  /** Every chunk of revocations; `unknown` until they are all read. */
  readonly revocations: () => readonly Pick<Revocations, 'devices' | 'vouchers'>[] | 'unknown'
}

/** More people with one number than this are duplicates that the server will merge. */
const SAME_NUMBER = 5
const PLACES_OF_ONE = 50

/** Everything this desk holds about what was presented. `asked`: who acts here; without it a paper is not proven. */
export async function readHeld(
  ports: HeldPorts,
  presented: Presented,
  place: VerifyPlace,
  asked: Promise<Outcome<DeskFacts>>
): Promise<Held> {
  const meant = await meantBy(ports, presented, place)
  const { person } = meant
  const [more, identity, credential] = await Promise.all([
    person === null ? null : readPerson(ports, person, place),
    person === null ? null : readIdentity(ports, person, presented.card),
    presented.voucher?.kind === 'scan' ? prove(ports, presented.voucher.scan, meant.voucher, asked) : null
  ])
  return {
    credential,
    voucher: meant.voucher,
    person,
    holder: more?.holder ?? null,
    identity,
    enrolments: more?.enrolments ?? [],
    attendance: more?.attendance ?? null,
    matched: matchOf(presented, identity, ports.sha256)
  }
}

type Meant = { readonly voucher: Voucher | null; readonly person: string | null }

/** The voucher and the person that paper, code or card speak of. The document knows the holder better than the paper. */
async function meantBy(ports: HeldPorts, { voucher: token, card }: Presented, place: VerifyPlace): Promise<Meant> {
  if (token?.kind === 'scan') {
    const { blank, issue } = token.scan
    const voucher = await readVoucher(ports, blank.voucherId)
    return { voucher, person: voucher?.person ?? issue.person }
  }
  if (token) {
    const voucher = await voucherByCode(ports, token.code)
    return { voucher, person: voucher?.person ?? null }
  }
  const holder = card ? await personByNumber(ports, card.idNumber) : null
  if (!holder) return { voucher: null, person: null }
  const id = voucherOfHolder(holder, await enrolmentsOf(ports, holder.id), place.trainingClass)
  return { voucher: id === undefined ? null : await readVoucher(ports, id), person: holder.id }
}

async function readVoucher({ replica }: HeldPorts, id: string): Promise<Voucher | null> {
  return present(await replica.reads([{ collection: 'voucher', id }]), { collection: 'voucher', id })
}

async function voucherByCode({ replica }: HeldPorts, code: string): Promise<Voucher | null> {
  const { rows } = await replica.page({ collection: 'voucher', order: 'code', after: [code, ''], limit: 1 })
  const [first] = rows
  return first?.document.code === code ? first.document : null
}

async function personByNumber({ replica }: HeldPorts, idNumber: string): Promise<Person | null> {
  const hits = await replica.search(idNumber, SAME_NUMBER)
  const keys = hits.map(({ id }) => ({ collection: 'person' as const, id }))
  if (keys.length === 0) return null
  const read = await replica.reads(keys)
  const people = keys.flatMap(key => present(read, key) ?? [])
  return people.find(({ mergedInto }) => mergedInto === '') ?? null
}

async function enrolmentsOf({ replica }: HeldPorts, person: string) {
  const { rows } = await replica.page({ collection: 'enrolment', where: { person }, limit: PLACES_OF_ONE })
  return rows.map(({ document }) => document)
}

async function readPerson(ports: HeldPorts, id: string, { trainingClass, session }: VerifyPlace) {
  const holderKey = { collection: 'person' as const, id }
  const signIn = { collection: 'attendance' as const, id: attendanceId(trainingClass.id, session, id) }
  const keys = session === '' ? [holderKey] : [holderKey, signIn]
  const [read, enrolments] = await Promise.all([ports.replica.reads(keys), enrolmentsOf(ports, id)])
  return { holder: present(read, holderKey), attendance: session === '' ? null : present(read, signIn), enrolments }
}

async function readIdentity(
  { replica }: HeldPorts,
  person: string,
  card: Presented['card']
): Promise<HeldIdentity | null> {
  const part = await replica.maskedPart(person, 'identity')
  if (!part) return null
  const isOfCard = card ? await replica.isNumberOf(person, card.idNumber) : null
  return { name: part.name ?? '', masked: part.idNumber ?? '', isOfCard }
}

/**
 * Q4 but for two steps that reducers judge over the document, and over the paper only where there is none: the dates
 * (V9, V12: a bound voucher outlives them) and the card (V7).
 */
async function prove(
  { replica, verify, sha256, revocations }: HeldPorts,
  scan: VoucherScan,
  voucher: Voucher | null,
  asked: Promise<Outcome<DeskFacts>>
): Promise<CredentialResult | null> {
  const facts = await asked
  if (!facts.ok) return null
  const { serverId, serverKeys, at } = facts.value
  const device = { collection: 'directory' as const, id: scan.blank.deviceId }
  const read = await replica.reads([device, { collection: 'voucher', id: scan.blank.voucherId }])
  const found = read('directory', device.id)
  const held = {
    serverId,
    serverKeys,
    device:
      found.state === 'present' && found.document.kind === 'device'
        ? { state: 'present' as const, document: found.document }
        : { state: found.state === 'unknown' ? ('unknown' as const) : ('absent' as const) },
    voucher: voucher ? { state: 'present' as const, document: voucher } : { state: 'unknown' as const },
    revocations: revocations(),
    today: within(dateOfInstant(at), scan.blank),
    idNumber: null
  }
  return checkCredential(scan, credentialFacts(scan, held), { verify, sha256 })
}

const within = (today: string, { validFrom, validUntil }: VoucherScan['blank']): string =>
  today < validFrom ? validFrom : today > validUntil ? validUntil : today

function present<C extends CollectionName>(
  read: Reader,
  { collection, id }: { readonly collection: C; readonly id: string }
): Documents[C] | null {
  const found = read(collection, id)
  return found.state === 'present' ? found.document : null
}
