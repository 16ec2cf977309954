import { keyText } from '../../domain/documents.ts'
import { GENESIS } from '../../domain/journal/entry.ts'
import { isFinal } from '../../domain/journal/lane.ts'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import { createBench } from '../../domain/sync/acceptor.ts'
import type { StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { authorKeys, decide, organisationKey, parseEntry, policyKeys } from '../../domain/sync/decide.ts'
import { type FoldStep, foldJournal } from '../../domain/sync/fold.ts'
import { provenScan } from '../../domain/voucher/proof.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import { SERVER } from '../doubles/test-province.ts'
import { checkErased } from './erasure.ts'
import { isKeyKnown } from './hand-over.ts'
import { placeText } from './memory-store.ts'
import { checkMoney } from './money.ts'
import type { SimDevice } from './sim-device.ts'
import type { SimServer } from './sim-server.ts'
import { checkCertificates, checkMove } from './voucher-moves.ts'
import type { World } from './world.ts'

/** Everything that must hold once the line is whole and every desk is quiet (trust.md, I1–I12). */
export function checkEnd(world: World, server: SimServer, desks: readonly SimDevice[]): void {
  for (const desk of desks) {
    if (!desk.isSurviving) continue
    checkVerdicts(desk)
    checkReplica(desk)
  }
  for (const desk of desks) if (desk.isClone) checkClone(desk)
  checkJournal(world, server)
  checkQuota(world, server)
  checkChains(world, server)
  checkCases(world, server)
  checkOrder(world, server)
  checkForgeries(world, server)
  checkPersonalData(world, server)
  checkErased(world, server, desks)
  checkRestored(world, server, desks)
  checkMoney(world, server)
}

/** I1: each stored entry has one final verdict, the same on both sides. */
function checkVerdicts(desk: SimDevice): void {
  const { id, index, server, world } = desk
  for (const { body } of index.records.values()) {
    const theirs = server.store.entries.get(body.id)?.verdict
    const ours = desk.verdictOf(body.id)
    const name = `${id} ${body.kind} ${body.id.slice(-4)}`
    if (!theirs) world.violate('I1', `${name} never reached the server`)
    else if (!ours) world.violate('I1', `${name} has no verdict on its desk`)
    else if (!isFinal(theirs.lane)) world.violate('I1', `${name} is still ${theirs.lane}`)
    else if (JSON.stringify(ours) !== JSON.stringify(theirs))
      world.violate('I1', `${name}: ${JSON.stringify(ours)} on the desk, ${JSON.stringify(theirs)} on the server`)
    if (theirs?.rejection?.code === 'entry.superseded')
      world.violate('S22', `${name} is of a machine that goes on and was taken for another's`)
  }
}

/** I1, S22: what only a machine had that is no longer its device has one final verdict too, and never an effect of its own. */
function checkClone(clone: SimDevice): void {
  const { id, index, disk, server, world } = clone
  const device = server.document('directory', id)
  // Put back to before the next generation, which nobody has to show, the server takes this machine for the device.
  const isReplaced = device?.kind === 'device' && device.generation > disk.generation
  if (disk.outbox.halt !== 'superseded' || !isReplaced) return
  for (const { body, run } of index.records.values()) {
    if (body.deviceId !== id || body.serverId !== SERVER || world.forged.has(body.id)) continue
    if (!isKeyKnown(clone, run)) continue
    // Decided in the history that it believes in; it will not hear of another.
    if (isFinal(clone.verdictOf(body.id)?.lane ?? 'pending')) continue
    const theirs = server.store.entries.get(body.id)?.verdict
    const ours = disk.verdicts.of(server.store.epoch, body.id)
    const name = `${body.kind} ${body.id.slice(-4)} of a clone of ${id}`
    if (!theirs || !isFinal(theirs.lane)) world.violate('I1', `${name} came to nothing: ${theirs?.lane}`)
    else if (ours && JSON.stringify(ours) !== JSON.stringify(theirs))
      world.violate('I1', `${name}: ${JSON.stringify(ours)} on the clone, ${JSON.stringify(theirs)} on the server`)
  }
}

/** I6, I9: the replica is exactly what the session may see; Y1: nothing is folded over it any more. */
function checkReplica(desk: SimDevice): void {
  const { id, disk, server, world } = desk
  const truth = server.visibleTo(server.scopesOf(id))
  for (const [key, document] of truth) {
    const held = disk.replica.documents.get(key)?.document
    if (JSON.stringify(held) !== JSON.stringify(document)) world.violate('I6', `${id} holds another ${key}`)
  }
  for (const key of disk.replica.documents.keys()) {
    if (!truth.has(key)) world.violate('I9', `${id} holds ${key}, which is not in its scopes`)
  }
  if (desk.overlay.documents.size > 0) world.violate('Y1', `${id} still shows ${[...desk.overlay.documents.keys()][0]}`)
}

/** I4: the journal alone gives every document; on its way I3 is watched step by step. */
function checkJournal(world: World, server: SimServer): void {
  const proof = (scan: string) => provenScan(scan, server.settings, world.ring)
  const folded = foldJournal(server.store.entries.values(), { serverId: SERVER, proof })
  for (const fault of folded.faults) world.violate('I4', `${fault.entry.slice(-4)} ${fault.what}`)
  for (const [key, { document }] of server.store.documents_) {
    if (JSON.stringify(folded.documents.get(key)) !== JSON.stringify(document))
      world.violate('I4', `the journal gives another ${key}`)
  }
  if (folded.documents.size !== server.store.documents_.size) world.violate('I4', 'the journal gives other documents')
  for (const step of folded.steps) checkStep(world, step)
  checkCertificates(world, folded.steps)
  for (const { entry } of folded.steps) checkLease(world, server, entry)
}

/** I3: issued once, redeemed once until taken back, bound to one class at a time. */
function checkStep(world: World, { entry, changes }: FoldStep): void {
  const { kind } = entry.body
  for (const change of changes) {
    if (change.key.collection !== 'voucher') continue
    const before = change.before as Voucher | null
    const after = change.after as Voucher
    if (!before && kind !== 'voucher.issue') world.violate('I3', `${kind} made a voucher`)
    if (before && kind === 'voucher.issue') world.violate('I3', `${before.id} was issued twice`)
    if (!before) continue
    const moves = before.boundClass !== '' && after.boundClass !== '' && before.boundClass !== after.boundClass
    if (moves && kind !== 'dispute.resolve') world.violate('I3', `${kind} moved ${before.id} to another class`)
    const redeemsAgain =
      after.state === 'redeemed' && before.state === 'redeemed' && after.redeemedBy !== before.redeemedBy
    if (redeemsAgain) world.violate('I3', `${before.id} was redeemed twice`)
    checkMove(world, kind, before, after)
    if (before.state === 'void') world.violate('I3', `${kind} changed the void ${before.id}`)
  }
}

/** V1: nothing is issued from a lease past its end. */
function checkLease(world: World, server: SimServer, { body, facts, verdict }: StoredEntry): void {
  if (body.kind !== 'voucher.issue' || verdict.lane !== 'accepted') return
  const lease = server.document('lease', String(body.args.lease))
  if (!lease || facts.at >= lease.expiresAt) world.violate('V1', `${body.id.slice(-4)} was issued after the lease`)
}

interface Past {
  readonly entry: StoredEntry
  readonly written: ReadonlySet<string>
}

/** S9, S10, S16: a device's entries on one document are decided in its order, and what rests on a loser is not judged alone. */
function checkOrder(world: World, server: SimServer): void {
  const byDevice = new Map<string, Past[]>()
  for (const entry of server.store.entries.values()) {
    const parsed = parseEntry(entry.body)
    // What was set aside never was in the device's order.
    if ('outcome' in parsed || /^(J\d+|S22)$/.test(entry.verdict.rejection?.rule ?? '')) continue
    const { deviceId } = entry.body
    const past = byDevice.get(deviceId) ?? []
    byDevice.set(deviceId, past)
    const keys = parsed.keys.map(keyText)
    for (const before of past) {
      if (!keys.some(key => before.written.has(key))) continue
      checkPair(
        world,
        before.entry,
        entry,
        parsed.keys.some(key => key.use === 'write' && before.written.has(keyText(key)))
      )
    }
    past.push({ entry, written: new Set(parsed.keys.filter(key => key.use === 'write').map(keyText)) })
  }
}

function checkPair(world: World, before: StoredEntry, after: StoredEntry, isSameDocument: boolean): void {
  const name = `${after.body.kind} ${after.body.id.slice(-4)} after ${before.body.kind} ${before.body.id.slice(-4)}`
  const cameFirst = after.verdict.decidedAt < before.verdict.decidedAt
  if (isSameDocument && cameFirst) world.violate('S9', `${name} came first`)
  const hasLost = before.verdict.lane === 'rejected' || before.verdict.lane === 'review'
  const sawAt = after.body.dataAge < 0 ? 0 : after.facts.at - after.body.dataAge
  const couldKnow = sawAt > before.verdict.decidedAt
  const wasKnown = before.verdict.decidedAt <= after.verdict.decidedAt && before.verdict.seq < after.verdict.seq
  // W14: what is refused because somebody was erased stays refused.
  const isErased = after.verdict.rejection?.code === 'person.erased'
  // Whatever the earlier one came to in the end: while it waited nobody could tell what the later one would find.
  if (cameFirst && after.verdict.lane === 'rejected' && !isErased)
    world.violate('S9', `${name}, which waited, is rejected`)
  if (hasLost && wasKnown && !couldKnow && after.verdict.lane === 'rejected' && !isErased)
    world.violate('S10', `${name}, which lost, is rejected`)
}

/** I5: no batch gives more numbers than it has, and no number is in two hands. */
function checkQuota(world: World, server: SimServer): void {
  const documents = [...server.store.documents_.entries()].map(([key, held]) => ({ key, document: held.document }))
  const batches = documents.filter(({ key }) => key.startsWith('batch/')).map(one => one.document as Batch)
  const leases = documents.filter(({ key }) => key.startsWith('lease/')).map(one => one.document as Lease)
  const vouchers = documents.filter(({ key }) => key.startsWith('voucher/')).map(one => one.document as Voucher)
  for (const batch of batches) {
    if (batch.leased > world.plan.batchSize) world.violate('I5', `${batch.id} leased ${batch.leased}`)
    const used = vouchers.filter(voucher => voucher.batch === batch.id)
    if (used.length > world.plan.batchSize) world.violate('I5', `${batch.id} gave ${used.length} vouchers`)
  }
  for (const batch of batches) {
    const own = leases.filter(lease => lease.batch === batch.id)
    const open = own.filter(lease => lease.state !== 'returned')
    const returned = new Set(own.filter(lease => lease.state === 'returned').map(lease => lease.id))
    const out = open.reduce((sum, lease) => sum + lease.blanks.length, 0)
    const used = vouchers.filter(voucher => returned.has(voucher.lease)).length
    if (out + used > world.plan.batchSize) world.violate('I5', `${batch.id} has ${out + used} numbers out`)
  }
  const holder = new Map<string, string>()
  for (const lease of leases) {
    if (lease.state === 'returned') continue
    for (const { voucher } of lease.blanks) {
      const other = holder.get(voucher)
      // A lease that was shown again proves that an earlier one was returned, though the return itself may be lost.
      const isProven = other !== undefined && [other, lease.id].some(one => server.regained.has(one))
      if (other !== undefined && !isProven) world.violate('I5', `${voucher} is leased twice`)
      holder.set(voucher, lease.id)
    }
  }
}

/** I7: the server's copy of every chain is whole and ends at its head. */
function checkChains(world: World, { store }: SimServer): void {
  for (const { deviceId, generation, seq, hash } of store.heads.values()) {
    let prev = GENESIS
    for (let n = 1; n <= seq; n++) {
      const place = store.chain.get(placeText(deviceId, generation, n))
      if (place?.prev !== prev) world.violate('I7', `${deviceId}/${generation} breaks at ${n}`)
      prev = place?.hash ?? ''
    }
    if (prev !== hash) world.violate('I7', `${deviceId}/${generation} has another head`)
    if (store.chain.has(placeText(deviceId, generation, seq + 1)))
      world.violate('I7', `${deviceId}/${generation} goes on behind its head`)
  }
}

/** S10: a verdict names a case only where there is one, and the case names the entry. */
function checkCases(world: World, server: SimServer): void {
  for (const { body, verdict } of server.store.entries.values()) {
    if (verdict.case === null) continue
    const found = server.document('case', verdict.case)
    if (found?.kind !== 'dispute' || !found.chain.some(({ entry }) => entry === body.id))
      world.violate('S10', `${body.id.slice(-4)} is not in ${verdict.case}`)
  }
}

/** J4: nothing that somebody signed for another has an effect, and nothing else is taken for that. */
function checkForgeries(world: World, { store }: SimServer): void {
  for (const { body, verdict } of store.entries.values()) {
    if (verdict.rejection?.code === 'entry.bad-signature' && !world.forged.has(body.id))
      world.violate('J4', `${body.id.slice(-4)} of ${body.deviceId} is honest and was refused as forged`)
  }
  for (const id of world.forged) {
    const lane = store.entries.get(id)?.verdict.lane
    if (lane !== undefined && lane !== 'rejected') world.violate('J4', `the forged ${id.slice(-4)} is ${lane}`)
  }
}

/** S18: nobody waits for what is there already; asked when all is quiet, before waiting ends by its time. */
export async function checkWaiting(world: World, { store, settings }: SimServer): Promise<void> {
  for (const { body, facts, verdict } of store.entries.values()) {
    const parsed = parseEntry(body)
    if (verdict.lane !== 'waiting' || !facts.isAgain || 'outcome' in parsed) continue
    const bench = createBench(store, settings)
    await bench.table.load(authorKeys(body, bench.serverId))
    const others = [...organisationKey(bench.table, body, bench.serverId), ...policyKeys(body)]
    await bench.table.load([...others, ...parsed.keys])
    if ((await decide(bench, body, facts, parsed)).verdict.lane === 'accepted')
      world.violate('S18', `${body.kind} ${body.id.slice(-4)} waits for what is there`)
  }
}

/** Row 18, 19: what a device was told to be stored is stored, or nobody holds it; what was accepted is not refused. */
function checkRestored(world: World, { store, receipts, claimed }: SimServer, desks: readonly SimDevice[]): void {
  for (const [entry, device] of receipts) {
    if (store.entries.has(entry)) continue
    const isHeld = desks.some(desk => desk.isSurviving && desk.index.records.has(entry))
    if (isHeld) world.violate('S17', `${entry.slice(-4)} of ${device} was stored, is held and is gone`)
    else world.mark('known only to a lost device')
  }
  for (const { body, verdict } of store.entries.values()) {
    if (claimed.has(body.id) && verdict.lane === 'rejected')
      world.violate('S18', `${body.kind} ${body.id.slice(-4)} was accepted before the restore and is rejected now`)
  }
}

/** I12: nothing that looks like an ID number or a mobile number is in the journal. */
function checkPersonalData(world: World, { store }: SimServer): void {
  for (const { body, verdict } of store.entries.values()) {
    const text = JSON.stringify({ args: { ...body.args, scan: '', blanks: [] }, verdict: verdict.rejection })
    if (/(?<![0-9a-f-])\d{17}[\dXx](?![0-9a-f-])|(?<![0-9a-f-])1[3-9]\d{9}(?![0-9a-f-])/.test(text))
      world.violate('I12', `${body.kind} ${body.id.slice(-4)} holds a number of a person`)
  }
}
