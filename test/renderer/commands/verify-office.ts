import { attendanceId } from '../../../domain/attendance/attendance.ts'
import { maskIdNumber } from '../../../domain/codes/id-number.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import type { Draft } from '../../../src-renderer/commands/draft.ts'
import { type Held, planVerifying, type VerifyPlace } from '../../../src-renderer/commands/verify-plan.ts'
import type { Presented } from '../../../src-renderer/commands/verify-presented.ts'
import { type Verdict, verdictOf } from '../../../src-renderer/commands/verify-verdict.ts'
import { HOLDER } from '../../domain/voucher/credential-office.ts'
import { personId, TestDesk, trainer, withClass, withHolder, withLease } from '../../doubles/test-desk.ts'
import { testUuid } from '../../doubles/test-device.ts'

export const fresh = testUuid('fresh enrolment')
export const newId = () => fresh
export const byReader = { idNumber: HOLDER, method: 'id-reader' } as const
export const codeOf = (n: number): Presented => ({ voucher: { kind: 'code', code: `CODE${1000 + n}` }, card: null })
export const withCard = (presented: Presented): Presented => ({ ...presented, card: byReader })

/** A county with a lease, two centres with a running class each; worker n holds a collected voucher v-n. */
export function office(...holders: number[]): TestDesk {
  const desk = new TestDesk()
  withLease(desk)
  withClass(desk)
  withClass(desk, 'class-2', 'centre-b')
  for (const n of holders) withHolder(desk, n)
  return desk
}

export const place = (desk: TestDesk, session = 's1', id = 'class-1'): VerifyPlace => ({
  trainingClass: desk.get('trainingClass', id),
  session
})

/** All that the test desk holds about worker n, as a replica would give it. */
export function heldOf(desk: TestDesk, n: number, changes: Partial<Held> = {}): Held {
  const found = desk.read('voucher', `v-${n}`)
  const signIn = desk.read('attendance', attendanceId('class-1', 's1', personId(n)))
  const holder = desk.read('person', personId(n))
  return {
    credential: null,
    voucher: found.state === 'present' ? found.document : null,
    person: personId(n),
    holder: holder.state === 'present' ? holder.document : null,
    identity: { name: '样例甲', masked: maskIdNumber(HOLDER), isOfCard: true },
    enrolments: [...desk.documents].flatMap(([key, document]) =>
      key.startsWith('enrolment/') && (document as Enrolment).person === personId(n) ? [document as Enrolment] : []
    ),
    attendance: signIn.state === 'present' ? signIn.document : null,
    matched: true,
    ...changes
  }
}

export const planOf = (desk: TestDesk, presented: Presented, held: Held, session = 's1') =>
  planVerifying(presented, held, place(desk, session), newId)

export const kindsOf = (drafts: readonly Draft[]) => drafts.map(({ kind }) => kind)

/** Judges the drafts as the page does, each over the ones before it. */
export function judge(
  desk: TestDesk,
  presented: Presented,
  held: Held,
  options: { session?: string; online?: boolean } = {}
) {
  const plan = planOf(desk, presented, held, options.session)
  if (plan.kind === 'stopped') return verdictOf(plan, null, held, options.online ?? true)
  const trial = Object.assign(new TestDesk(), { documents: new Map(desk.documents), rules: desk.rules })
  trial.sight = desk.sight
  trial.scans = desk.scans
  const outcomes = plan.drafts.map(draft => {
    const outcome = trial.try(draft.kind, draft.args as ArgsByKind[typeof draft.kind], trainer)
    if (outcome.lane === 'accepted')
      for (const { collection, document } of outcome.writes) trial.put(collection, document)
    return outcome
  })
  const check = {
    kind: 'checked' as const,
    outcomes,
    refused: new Map(
      outcomes.flatMap((outcome, at) =>
        outcome.lane === 'rejected' || outcome.lane === 'review' ? [[at, outcome.rejection] as const] : []
      )
    ),
    unchecked: outcomes.flatMap(outcome => (outcome.lane === 'accepted' ? outcome.unchecked : []))
  }
  return verdictOf(plan, check, held, options.online ?? true)
}

export const codeIn = ({ reason }: Verdict) =>
  reason?.kind === 'rejection' ? reason.rejection.code : reason ? reason.stop.kind : null
