import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { certificateId } from '../../domain/certificate/certificate.ts'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { samplePhone } from '../../domain/codes/phone.ts'
import { isDrawn } from '../../domain/subsidy/draw.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { serveAtCounter } from '../../scripts/demo/county-steps.ts'
import type { DemoDesk, DeskPlace } from '../../scripts/demo/demo-desk.ts'
import { button, dialogOf } from '../../scripts/demo/loop/page-steps.ts'
import { afterNotice, clearOfMidnight, untilToday } from '../../scripts/demo/loop/whole-loop.ts'
import { ownWork } from '../../scripts/demo/papers.ts'
import { places, type Stage } from '../../scripts/demo/stage.ts'
import { reviewOpinion } from '../../sync-server/seed/sample-results.ts'
import { ask, county } from './counter-work.ts'
import type { Visit } from './screens-desk.ts'
import { claimIn, ofClaim } from './screens-subsidy.ts'

/** Another county of the city, whose one batch is of a skill that the centre trains. */
const elsewhere: DeskPlace = {
  ...places.county,
  name: 'elsewhere',
  organisation: 'org-140105',
  login: 'county-140105'
}
const skill = { occupation: '4-03-02-02', level: '5' } as const
const batch = `batch-140105-${skill.occupation}-${skill.level}`
const [trainingClass, claim] = ['class-elsewhere', 'claim-elsewhere']
const className = '中式面点师五级第 90 期'
/** What somebody said of a voucher. */
const said = ['正在核查']
const [frozen = ''] = said
const identity = { method: 'id-reader', matched: true } as const

/** One worker of the class, with what an entry about the training names. */
interface Learner {
  readonly person: string
  readonly voucher: string
  readonly enrolment: string
  readonly number: string
}

const learner = (held: Pick<Learner, 'person' | 'voucher'>, serial: number, date: string): Learner => ({
  ...held,
  enrolment: randomUUID(),
  number: `S000014000004${date.slice(2, 4)}${skill.level}${String(serial).padStart(6, '0')}`
})

/** The other county gives a newcomer a voucher. */
async function issueElsewhere(desk: DemoDesk): Promise<Pick<Learner, 'person' | 'voucher'>> {
  await desk.call('lease.request', { batch, count: 2 })
  await desk.quiet()
  const idNumber = sampleIdNumber(4_950_001, '1990-09-09', 'female')
  await serveAtCounter(desk, { name: '样例丁', idNumber, phone: samplePhone(4_950_001) })
  await desk.quiet()
  const issue = (await ownWork(desk)).find(({ kind }) => kind === 'voucher.issue')
  if (!issue) throw new Error('the counter issued no voucher')
  return { person: String(issue.args.person), voucher: String(issue.args.voucher) }
}

/** Somebody of the centre's own county who holds a voucher of the same skill. */
async function holderHere(stage: Stage): Promise<Pick<Learner, 'person' | 'voucher'>> {
  const [held] = await ask<{ person: string; voucher: string }>(
    stage,
    `select id as voucher, body::json->>'person' as person from document where collection = 'voucher'
       and body::json->>'county' = $1 and body::json->>'occupation' = $2 and body::json->>'state' = 'collected'
       and body::json->>'reservedClass' = '' order by id limit 1`,
    [county, skill.occupation]
  )
  if (!held) throw new Error('the sample has such holders')
  return held
}

/** A class of one day with both of them, from its draft to the certificates. */
async function train(centre: DemoDesk, reviewer: DemoDesk, learners: readonly Learner[], date: string): Promise<void> {
  const { organisation } = centre.place
  const place = { centre: organisation, site: `${organisation}-site`, county }
  const hours = { from: '00:01', to: '23:59', part: 'practice', mode: 'offline', hours: 8 } as const
  await centre.append(
    {
      kind: 'class.draft',
      args: {
        ...{ id: trainingClass, name: className, from: date, to: date, capacity: 10, sample: true },
        ...place,
        ...skill
      }
    },
    { kind: 'session.schedule', args: { trainingClass, session: { id: 'day', date, ...hours } } },
    { kind: 'class.submit', args: { trainingClass } }
  )
  await centre.quiet()
  await reviewer.append({ kind: 'class.approve', args: { trainingClass } })
  await reviewer.quiet()
  await centre.append(
    { kind: 'class.start', args: { trainingClass } },
    ...learners.flatMap(({ person, voucher, enrolment }) => {
      const named = { person, voucher, enrolment, trainingClass, identity }
      return [
        { kind: 'voucher.bind' as const, args: { ...named, scan: '' } },
        { kind: 'attendance.sign-in' as const, args: { ...named, session: 'day' } }
      ]
    }),
    { kind: 'class.finish', args: { trainingClass } },
    ...learners.flatMap(({ person, voucher, enrolment, number }) => {
      const named = { enrolment, person, trainingClass, voucher, exam: { theory: 82, practice: 88 } }
      return [
        { kind: 'enrolment.complete' as const, args: named },
        { kind: 'certificate.issue' as const, args: { number, enrolment, trainingClass, issuedOn: date } }
      ]
    })
  )
  await centre.quiet()
}

async function confirm(desk: DemoDesk, { number, voucher, person }: Learner): Promise<void> {
  await desk.append({ kind: 'certificate.confirm', args: { certificate: certificateId(number), voucher, person } })
  await desk.quiet()
}

async function claimFor(centre: DemoDesk, learners: readonly Learner[]): Promise<void> {
  const lines = learners.map(({ enrolment, voucher, number }) => ({
    enrolment,
    voucher,
    certificate: certificateId(number)
  }))
  await centre.append(
    { kind: 'claim.draft', args: { claim, trainingClass, lines, attachments: [] } },
    {
      kind: 'claim.submit',
      args: { claim, trainingClass, lines: lines.map(({ voucher, certificate }) => ({ voucher, certificate })) }
    }
  )
  await centre.quiet()
}

/** The province's seed passes it over. */
async function draw(stage: Stage): Promise<void> {
  const province = await stage.newDesk({ ...places.province, name: 'elsewhere-province' })
  const seed = ['1', '2', '3', '4', '5'].find(one => !isDrawn(one, claim, 10))
  if (!seed) throw new Error('of one in ten some seed passes it over')
  await province.append({ kind: 'claim.draw', args: { claim, seed } })
  await province.quiet()
  await province.close()
}

/** A cleared claim of two lines: the voucher of the first is another county's, which has frozen it meanwhile. */
export async function clearElsewhere(stage: Stage): Promise<void> {
  await clearOfMidnight(stage)
  const date = dateOfInstant(stage.now)
  const other = await stage.newDesk(elsewhere)
  const learners = [await issueElsewhere(other), await holderHere(stage)].map((held, n) => learner(held, n + 1, date))
  const [stranger, ours] = learners
  if (!stranger || !ours) throw new Error('there are two')
  const centre = await stage.newDesk({ ...places.centreA, name: 'elsewhere-centre' })
  const reviewer = await stage.newDesk({ ...places.county, name: 'elsewhere-reviewer', login: 'qingxu.reviewer' })
  await train(centre, reviewer, learners, date)
  await confirm(other, stranger)
  await confirm(reviewer, ours)
  await claimFor(centre, learners)
  await centre.close()
  await reviewer.append({
    kind: 'claim.review',
    args: { claim, level: 'county', opinion: reviewOpinion, refused: [] }
  })
  await reviewer.quiet()
  await draw(stage)
  await reviewer.append({ kind: 'claim.publish', args: { claim } })
  await reviewer.quiet()
  await stage.letTimePass(afterNotice(stage.now) - stage.now)
  await untilToday(stage, reviewer)
  await reviewer.append({ kind: 'claim.clear', args: { claim, answers: [] } })
  await reviewer.quiet()
  await reviewer.close()
  await untilToday(stage, other)
  await other.append({ kind: 'voucher.freeze', args: { voucher: stranger.voucher, reason: frozen } })
  await other.quiet()
  await other.close()
}

const payDialog = (desk: DemoDesk) => dialogOf(desk, /^第 1 次拨付$/)
const tick = (desk: DemoDesk) => payDialog(desk).getByRole('checkbox', { name: '本次暂缓 第 1 人' })

/** Who cannot be seen to be payable has a tick; nothing is ticked beforehand. */
async function openPay(desk: DemoDesk, stage: Stage): Promise<void> {
  await ofClaim('cleared', '拨付')(desk, stage)
  const dialog = payDialog(desk)
  await dialog.getByText(/^拨付 2 人/).waitFor()
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await expect(tick(desk)).not.toBeChecked()
}

/** [M12] Without the tick the server refuses the payout, and the claim is as it was. */
async function payWithoutTick(desk: DemoDesk, stage: Stage): Promise<void> {
  await openPay(desk, stage)
  await button(desk, '生成拨付').click()
  await payDialog(desk).waitFor({ state: 'detached' })
  await desk.quiet()
  expect((await claimIn(stage, 'cleared')).id).toBe(claim)
}

/** What the server said names the claim and the line to tick. */
async function openReason({ page }: DemoDesk): Promise<void> {
  const refused = page.getByRole('row').filter({ hasText: '第 1 人的券现为“已冻结”' })
  await refused.getByText(className).waitFor()
}

/** With it whoever can be paid is; that the voucher is frozen is not said, as it is not known here. */
async function openTicked(desk: DemoDesk, stage: Stage): Promise<void> {
  await openPay(desk, stage)
  await tick(desk).check()
  await payDialog(desk)
    .getByText(/^拨付 1 人/)
    .waitFor()
  await expect(payDialog(desk).getByText('已冻结')).toHaveCount(0)
}

async function payTicked(desk: DemoDesk, stage: Stage): Promise<void> {
  await openTicked(desk, stage)
  await button(desk, '生成拨付').click()
  await payDialog(desk).waitFor({ state: 'detached' })
  await desk.quiet()
  const { lines } = await stageClaim(stage)
  expect(lines.map(({ state }) => state)).toEqual(['approved', 'paying'])
}

async function stageClaim(stage: Stage) {
  const [row] = await ask<{ body: string }>(stage, `select body from document where collection = 'claim' and id = $1`, [
    claim
  ])
  return JSON.parse(row?.body ?? '{}') as Awaited<ReturnType<typeof claimIn>>
}

export const elsewhereVisits: readonly Visit[] = [
  { name: 'pay-elsewhere', path: '/subsidy', open: openPay, allowed: said },
  { name: 'pay-elsewhere-refused', path: '/subsidy', open: payWithoutTick, allowed: said },
  { name: 'pay-elsewhere-reason', path: '/synchronisation', open: openReason, allowed: said },
  { name: 'pay-elsewhere-ticked', path: '/subsidy', open: openTicked, allowed: said },
  { name: 'pay-elsewhere-paid', path: '/subsidy', open: payTicked, allowed: said }
]
