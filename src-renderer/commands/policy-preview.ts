import type { CollectionName, DocumentKey, Documents } from '../../domain/documents.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import {
  type DecisionKind,
  type Difference,
  decisionKinds,
  decisionsIn,
  differencesOf,
  holderBefore,
  type Past
} from '../../domain/policy/preview.ts'
import type { Reader } from '../../domain/reduction.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import { type ClaimDates, datesOfClaim } from '../../domain/subsidy/claim-time.ts'
import type { Replica } from '../replica/replica.ts'

/** A decision that would be another one, and what people call the thing it is about. */
export type PreviewRow = Difference & { readonly name: string }
export type PreviewFigure = { readonly asked: number; readonly different: number }
export type PolicyPreview = {
  readonly figures: Readonly<Record<DecisionKind, PreviewFigure>>
  readonly rows: readonly PreviewRow[]
}
export type PreviewOptions = {
  /** Documents of each collection that are looked at, the newest first. */
  readonly last: number
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

const looked = ['voucher', 'trainingClass', 'enrolment', 'attendance', 'claim'] as const
type Looked = (typeof looked)[number]
type Ports = Pick<Replica, 'page' | 'count' | 'reads'>

const PAGE = 200

/**
 * Asks two sets of rules about what this desk holds of past work, and tells what they decide differently (P18).
 * Nothing is written. Null: it was cancelled.
 */
export async function previewPolicy(
  replica: Ports,
  before: Rules,
  after: Rules,
  { last, signal, onProgress }: PreviewOptions
): Promise<PolicyPreview | null> {
  const held = await Promise.all(looked.map(collection => replica.count({ collection })))
  const total = held.reduce((sum, { settled, provisional }) => sum + Math.min(last, settled + provisional), 0)
  const figures = Object.fromEntries(decisionKinds.map(kind => [kind, { asked: 0, different: 0 }])) as Record<
    DecisionKind,
    { asked: number; different: number }
  >
  const rows: PreviewRow[] = []
  let done = 0
  for (const collection of looked) {
    for await (const documents of newestOf(replica, collection, last)) {
      if (signal.aborted) return null
      for (const { past, name } of await pastOf(replica, collection, documents)) {
        for (const about of decisionsIn(past, before)) figures[about].asked += 1
        for (const difference of differencesOf(past, before, after)) {
          figures[difference.about].different += 1
          rows.push({ ...difference, name })
        }
      }
      done += documents.length
      onProgress(done, Math.max(done, total))
    }
  }
  return signal.aborted ? null : { figures, rows }
}

async function* newestOf<C extends Looked>(
  replica: Ports,
  collection: C,
  last: number
): AsyncGenerator<readonly Documents[C][]> {
  let left = last
  let after: readonly (string | number)[] | undefined
  while (left > 0) {
    const limit = Math.min(PAGE, left)
    const page = await replica.page({ collection, limit, ...(after ? { after } : {}) })
    yield page.rows.map(({ document }) => document as Documents[C])
    left -= page.rows.length
    after = page.next
    if (!after) return
  }
}

type Named = { readonly past: Past; readonly name: string }

/** A page of documents with the facts that their decisions rest on; what rests on something out of sight is left out. */
async function pastOf<C extends Looked>(
  replica: Ports,
  collection: C,
  documents: readonly Documents[C][]
): Promise<readonly Named[]> {
  const found = { collection, documents } as {
    [K in Looked]: { collection: K; documents: readonly Documents[K][] }
  }[Looked]
  switch (found.collection) {
    case 'voucher':
      return vouchersOf(replica, found.documents)
    case 'trainingClass':
      return found.documents
        .filter(({ state }) => state !== 'draft')
        .map(trainingClass => ({ past: { of: 'trainingClass', trainingClass }, name: trainingClass.name }))
    case 'enrolment':
    case 'attendance':
      return inClasses(replica, found)
    case 'claim':
      return claimsOf(replica, found.documents)
  }
}

const keysOf = (collection: CollectionName, ids: readonly string[]): readonly DocumentKey[] =>
  [...new Set(ids)].filter(id => id !== '').map(id => ({ collection, id }))

function held<C extends CollectionName>(read: Reader, collection: C, id: string): Documents[C] | undefined {
  const found = read(collection, id)
  return found.state === 'present' ? found.document : undefined
}

async function vouchersOf(replica: Ports, vouchers: readonly Documents['voucher'][]): Promise<readonly Named[]> {
  const read = await replica.reads([
    ...keysOf(
      'person',
      vouchers.map(({ person }) => person)
    ),
    ...keysOf(
      'plan',
      vouchers.map(({ plan }) => plan)
    )
  ])
  const holders = vouchers.map(({ person }) => held(read, 'person', person))
  const others = holders.flatMap(holder => (holder ? [...holder.liveVouchers, ...holder.history] : []))
  const ids = others.map(({ voucher }) => voucher)
  const past = await replica.reads(keysOf('voucher', ids))
  const issuedAt = new Map(
    ids.flatMap(id => {
      const other = held(past, 'voucher', id)
      return other ? [[id, other.issuedAt] as const] : []
    })
  )
  return vouchers.flatMap((voucher, place): Named[] => {
    const plan = held(read, 'plan', voucher.plan)
    const holder = holders[place]
    if (!plan || !holder) return []
    return [
      { past: { of: 'voucher', voucher, holder: holderBefore(holder, voucher, issuedAt), plan }, name: voucher.code }
    ]
  })
}

async function inClasses(
  replica: Ports,
  found:
    | { readonly collection: 'enrolment'; readonly documents: readonly Documents['enrolment'][] }
    | { readonly collection: 'attendance'; readonly documents: readonly Documents['attendance'][] }
): Promise<readonly Named[]> {
  const read = await replica.reads(
    keysOf(
      'trainingClass',
      found.documents.map(document => document.trainingClass)
    )
  )
  const classOf = (id: string) => held(read, 'trainingClass', id)
  if (found.collection === 'enrolment') {
    return found.documents.flatMap((enrolment): Named[] => {
      const trainingClass = classOf(enrolment.trainingClass)
      return trainingClass ? [{ past: { of: 'enrolment', enrolment, trainingClass }, name: trainingClass.name }] : []
    })
  }
  return found.documents.flatMap((attendance): Named[] => {
    const skill = classOf(attendance.trainingClass)
    const redeems = attendance.redeems && !attendance.isMadeUp
    return skill && redeems ? [{ past: { of: 'attendance', attendance, skill }, name: skill.name }] : []
  })
}

async function claimsOf(replica: Ports, claims: readonly Claim[]): Promise<readonly Named[]> {
  const certificates = claims.flatMap(({ lines }) => lines.map(({ certificate }) => certificate))
  const read = await replica.reads([
    ...keysOf(
      'trainingClass',
      claims.map(({ trainingClass }) => trainingClass)
    ),
    ...keysOf('certificate', certificates)
  ])
  return claims.map(claim => ({ past: { of: 'claim', claim, dates: datesOf(claim, read) }, name: claim.name }))
}

function datesOf(claim: Claim, read: Reader): ClaimDates | null {
  const trainingClass = held(read, 'trainingClass', claim.trainingClass)
  const issued = claim.lines.flatMap(({ certificate, struck }) => {
    const issuedOn = held(read, 'certificate', certificate)?.issuedOn
    return issuedOn === undefined ? [] : [{ issuedOn, isStanding: struck === undefined }]
  })
  if (!trainingClass || issued.length < claim.lines.length) return null
  return datesOfClaim(trainingClass.finishedOn || trainingClass.to, issued)
}
