import { certificateId } from '../../domain/certificate/certificate.ts'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import {
  type Acting,
  bindArgs,
  classArgs,
  clerk,
  enrolmentId,
  identity,
  issueArgs,
  leaseArgs,
  personId,
  registerArgs,
  reviewer,
  sessionArgs,
  signInArgs,
  type TestDesk,
  trainer
} from './test-desk.ts'
import { DAY, START } from './test-province.ts'

export const finance = { operator: 'cashier' } as const
export const head = { operator: 'head' } as const
/** The first worker of the finished class, and the workers whose part of the loop ends one step later each. */
const FIRST = 121
export const stage = {
  inTraining: FIRST,
  completed: FIRST + 1,
  entered: FIRST + 2,
  confirmed: FIRST + 3,
  drafted: FIRST + 4,
  submitted: FIRST + 5,
  reviewed: FIRST + 6,
  drawn: FIRST + 7,
  noticed: FIRST + 8,
  cleared: FIRST + 9,
  paying: FIRST + 10,
  madeUp: FIRST + 11,
  frozen: FIRST + 12,
  /** Cleared, and without a certificate since. */
  withheld: FIRST + 13
} as const
const LAST = stage.paying
const trainees = [...Array.from({ length: LAST - FIRST + 1 }, (_, n) => FIRST + n), stage.withheld]

export const LOOP_CLASS = 'class-t'
/** A Monday after the five working days of a notice that began at START. */
export const AFTER_NOTICE = START + 8 * DAY
/** A seed that draws none of the claims here, and the sample is one in ten. */
export const SEED = 'seed-3'

export const numberOf = (n: number): string => `S000014000001265${String(n).padStart(6, '0')}`
export const claimId = (n: number): string => `claim-${n}`
export const resultArgs = (n: number, trainingClass = LOOP_CLASS) => ({
  enrolment: enrolmentId(n),
  person: personId(n),
  trainingClass,
  voucher: `v-${n}`
})
export const certificateArgs = (n: number): ArgsByKind['certificate.issue'] => ({
  number: numberOf(n),
  enrolment: enrolmentId(n),
  trainingClass: LOOP_CLASS,
  issuedOn: '2026-03-02'
})
export const confirmArgs = (n: number): ArgsByKind['certificate.confirm'] => ({
  certificate: certificateId(numberOf(n)),
  voucher: `v-${n}`,
  person: personId(n)
})
export const draftClaimArgs = (n: number): ArgsByKind['claim.draft'] => ({
  claim: claimId(n),
  trainingClass: LOOP_CLASS,
  lines: [{ enrolment: enrolmentId(n), voucher: `v-${n}`, certificate: certificateId(numberOf(n)) }],
  attachments: []
})
export const attachArgs = (n: number, hex = 'a'): ArgsByKind['claim.attach'] => ({
  claim: claimId(n),
  digest: hex.repeat(64),
  kind: 'roster',
  type: 'application/pdf',
  bytes: 1000
})
export const submitClaimArgs = (n: number): ArgsByKind['claim.submit'] => ({
  claim: claimId(n),
  trainingClass: LOOP_CLASS,
  lines: [{ voucher: `v-${n}`, certificate: certificateId(numberOf(n)) }]
})
export const reviewArgs = (n: number, level: 'county' | 'city' | 'province' = 'county') => ({
  claim: claimId(n),
  level,
  opinion: '材料齐全',
  refused: []
})

/** A worker of class-t who signed in there. */
function withTrainee(desk: TestDesk, n: number, trainingClass: string): void {
  desk.do('person.register', registerArgs(n), { sealed: ['0'.repeat(64)] })
  desk.do('voucher.issue', { ...issueArgs(n), lease: 'lease-loop' })
  desk.do('voucher.collect', { voucher: `v-${n}`, person: personId(n), scan: '', how: 'counter', identity })
  desk.do('voucher.bind', bindArgs(n, trainingClass), trainer)
  desk.do('attendance.sign-in', signInArgs(n, trainingClass), trainer)
}

function withRunningClass(desk: TestDesk, id: string): void {
  desk.do('class.draft', classArgs(id, 'centre-a'), trainer)
  desk.do('session.schedule', sessionArgs(id), trainer)
  desk.do('class.submit', { trainingClass: id }, trainer)
  desk.do('class.approve', { trainingClass: id }, clerk)
  desk.do('class.start', { trainingClass: id }, trainer)
}

/** One hour of five: who was there on site reaches the rate of attendance without it. */
const online: ArgsByKind['session.schedule'] = {
  trainingClass: LOOP_CLASS,
  session: { id: 's2', date: '2026-03-02', from: '13:00', to: '14:00', part: 'practice', mode: 'online', hours: 1 }
}

function withClaim(desk: TestDesk, n: number): void {
  const claim = claimId(n)
  desk.do('claim.draft', draftClaimArgs(n), trainer)
  if (n < stage.submitted) return
  desk.do('claim.submit', submitClaimArgs(n), trainer)
  if (n < stage.reviewed) return
  desk.do('claim.review', reviewArgs(n), reviewer)
  if (n < stage.drawn) return
  desk.do('claim.draw', { claim, seed: SEED }, head)
  if (n < stage.noticed) return
  desk.do('claim.publish', { claim }, clerk)
  if (n < stage.cleared) return
  desk.do('claim.clear', { claim, answers: [] }, { operator: 'reviewer-2', at: AFTER_NOTICE })
  if (n < stage.paying) return
  if (n === stage.withheld) {
    desk.do('certificate.revoke', { ...confirmArgs(n), enrolment: enrolmentId(n), reason: '示例原因' }, reviewer)
    return
  }
  desk.do('claim.pay', { claim, vouchers: [`v-${n}`], withheld: [] }, finance)
}

/**
 * A class that is over, with a worker at each step from training to payout; class-m runs and has a missed session,
 * class-u is suspended, class-z finished without anybody.
 */
export function withLoop(desk: TestDesk): void {
  desk.addOperator('cashier', 'county-a', ['finance'])
  desk.addOperator('reviewer-2', 'county-a', ['county-reviewer'])
  desk.do('lease.grant', leaseArgs('lease-loop', FIRST, LAST - FIRST + 4), { operator: null })
  for (const id of [LOOP_CLASS, 'class-m', 'class-u', 'class-z']) withRunningClass(desk, id)
  desk.do('session.schedule', online, trainer)
  desk.do('session.schedule', sessionArgs('class-m', 's0', '2026-03-01'), trainer)
  desk.do('class.suspend', { trainingClass: 'class-u', reason: '示例原因' }, trainer)
  desk.do('class.finish', { trainingClass: 'class-z' }, trainer)
  withTrainee(desk, stage.madeUp, 'class-m')
  withTrainee(desk, stage.frozen, 'class-m')
  desk.do('voucher.freeze', { voucher: `v-${stage.frozen}`, reason: '示例原因' }, reviewer)
  for (const n of trainees) withTrainee(desk, n, LOOP_CLASS)
  desk.do('class.finish', { trainingClass: LOOP_CLASS }, trainer)
  for (const n of trainees.slice(1)) {
    desk.do('enrolment.complete', { ...resultArgs(n), exam: { theory: 80, practice: 90 } }, trainer)
    if (n >= stage.entered) desk.do('certificate.issue', certificateArgs(n), trainer)
    if (n >= stage.confirmed) desk.do('certificate.confirm', confirmArgs(n), reviewer)
    if (n >= stage.drafted) withClaim(desk, n)
  }
  desk.do('claim.attach', attachArgs(stage.drafted), trainer)
}

const reason = '示例原因'

type ClaimKind = Extract<Kind, `claim.${string}`>

/** What each kind of a claim accepts on a furnished desk, and who says it. */
export const claimScenes: {
  readonly [K in ClaimKind]: { readonly args: ArgsByKind[K]; readonly acting: Acting }
} = {
  'claim.draft': { args: draftClaimArgs(stage.confirmed), acting: trainer },
  'claim.attach': { args: attachArgs(stage.drafted, 'b'), acting: trainer },
  'claim.detach': {
    args: { claim: claimId(stage.drafted), digest: attachArgs(stage.drafted).digest },
    acting: trainer
  },
  'claim.submit': { args: submitClaimArgs(stage.drafted), acting: trainer },
  'claim.review': { args: reviewArgs(stage.submitted), acting: reviewer },
  'claim.return': {
    args: { claim: claimId(stage.submitted), level: 'county', opinion: reason },
    acting: reviewer
  },
  'claim.draw': { args: { claim: claimId(stage.reviewed), seed: SEED }, acting: head },
  'claim.publish': { args: { claim: claimId(stage.drawn) }, acting: clerk },
  'claim.object': {
    args: { claim: claimId(stage.noticed), enrolment: enrolmentId(stage.noticed), reason },
    acting: clerk
  },
  'claim.clear': {
    args: { claim: claimId(stage.noticed), answers: [] },
    acting: { operator: 'reviewer-2', at: AFTER_NOTICE }
  },
  'claim.pay': {
    args: { claim: claimId(stage.cleared), vouchers: [`v-${stage.cleared}`], withheld: [] },
    acting: finance
  },
  'claim.reconcile': {
    args: {
      claim: claimId(stage.paying),
      payout: 1,
      answers: [{ voucher: `v-${stage.paying}`, outcome: 'paid', amountFen: 100, reason: '' }]
    },
    acting: finance
  },
  'claim.strike': {
    args: {
      claim: claimId(stage.withheld),
      lines: submitClaimArgs(stage.withheld).lines,
      reason
    },
    acting: reviewer
  }
}
