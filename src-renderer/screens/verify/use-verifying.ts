import { useCallback, useEffect, useRef, useState } from 'react'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { CommandProblem } from '../../commands/command-problem.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { type Verified, verify } from '../../commands/verify.ts'
import type { VerifyPlace } from '../../commands/verify-plan.ts'
import { type Presented, type PresentedNews, presentedWith } from '../../commands/verify-presented.ts'
import { type Done, undoDrafts } from '../../commands/verify-undo.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import type { ScanFault } from './scan-fault.ts'
import type { ScanRecord } from './scan-record.ts'
import { useScanRecords } from './use-scan-records.ts'
import { useVerifyPorts } from './use-verify-ports.ts'

/** What the big panel shows. `done` holds once Enter has appended the drafts. */
export type Shown =
  | { readonly kind: 'verified'; readonly key: string; readonly verified: Verified; readonly record: string }
  | { readonly kind: 'fault'; readonly key: string; readonly fault: ScanFault }
  | { readonly kind: 'problem'; readonly key: string; readonly problem: CommandProblem }

const empty: Presented = { voucher: null, card: null }

/** One verdict at a time: what was presented, judged, done, undone. */
export function useVerifying(place: VerifyPlace | undefined) {
  const ports = useVerifyPorts()
  const commander = useCommander()
  const now = useTrustedNow()
  const { records, keep } = useScanRecords()
  const [shown, setShown] = useState<Shown | null>(null)
  const [isBusy, setBusy] = useState(false)
  const presented = useRef(empty)
  const isSettled = useRef(false)
  const turn = useRef(0)

  const clear = useCallback(() => {
    turn.current += 1
    presented.current = empty
    isSettled.current = false
    setShown(null)
  }, [])

  useClearedByPlace(place, clear)

  const fail = (problem: CommandProblem): void => setShown({ kind: 'problem', key: commander.newId(), problem })

  const present = async (news: PresentedNews): Promise<void> => {
    if (!place) return
    const started = performance.now()
    turn.current += 1
    const mine = turn.current
    presented.current = presentedWith(presented.current, news, isSettled.current)
    isSettled.current = false
    setBusy(true)
    const answer = await verify(ports, presented.current, place)
    // Esc or another scan came meanwhile: this answer is nobody's any more.
    if (mine !== turn.current) return
    setBusy(false)
    performance.measure('verify.verdict', { start: started })
    if (!answer.ok) return fail({ kind: 'failed', failure: answer.failure })
    const record = recordOf(answer.value, commander.newId(), now)
    if (record.outcome !== 'yes' && record.outcome !== 'provisional') keep(record)
    setShown({ kind: 'verified', key: record.id, verified: answer.value, record: record.id })
  }

  const commit = async (): Promise<void> => {
    if (isBusy || shown?.kind !== 'verified' || !shown.verified.verdict.canAppend || isSettled.current) return
    const { verified, record } = shown
    const { plan } = verified
    if (plan.kind === 'stopped') return
    isSettled.current = true
    setBusy(true)
    const result = await commander.commit(plan.drafts)
    setBusy(false)
    if (result.kind !== 'done') {
      isSettled.current = false
      return fail(result)
    }
    const entries = result.entries.map(({ body }) => body.id)
    keep({ ...recordOf(verified, record, now), done: doneOf(verified), entries })
  }

  const undo = async (record: ScanRecord, reason: string): Promise<boolean> => {
    if (!record.done) return false
    const result = await commander.commit(undoDrafts(record.done, reason))
    if (result.kind !== 'done') {
      fail(result)
      return false
    }
    keep({ ...record, isUndone: true })
    if (shown?.kind === 'verified' && shown.record === record.id) clear()
    return true
  }

  const refuse = (fault: ScanFault): void => {
    turn.current += 1
    setBusy(false)
    setShown({ kind: 'fault', key: commander.newId(), fault })
  }

  return { shown, isBusy, records, present, refuse, commit, undo, clear }
}

/** A verdict is for one class and session: what Enter would append belongs to no other. */
function useClearedByPlace(place: VerifyPlace | undefined, clear: () => void): void {
  const key = place ? `${place.trainingClass.id} ${place.session}` : ''
  const shownPlace = useRef(key)
  useEffect(() => {
    if (shownPlace.current !== key) clear()
    shownPlace.current = key
  }, [key, clear])
}

function doneOf({ plan, place }: Verified): Done | null {
  if (plan.kind === 'stopped') return null
  const { deeds, enrolment, subject } = plan
  const { session, trainingClass } = place
  return { deeds, voucher: subject.id, person: subject.person, enrolment, trainingClass: trainingClass.id, session }
}

function recordOf({ verdict, held, plan, presented }: Verified, id: string, at: number): ScanRecord {
  const code = plan.subject ? groupShortCode(plan.subject.code) : maskIdNumber(presented.card?.idNumber ?? '')
  const who = held.identity?.name ?? code
  return { id, at, outcome: verdict.outcome, who, done: null, entries: [], isUndone: false }
}
