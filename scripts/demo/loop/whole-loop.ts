import type { ArgsByKind } from '../../../domain/reducer.ts'
import { isDrawn } from '../../../domain/subsidy/draw.ts'
import { addDays, DAY, dateOfInstant, startOfDate } from '../../../domain/time/business-date.ts'
import { addWorkingDays } from '../../../domain/time/working-days.ts'
import { sampleRules } from '../../../sync-server/seed/sample-places.ts'
import { openVerifying, verifyByCard } from '../centre-steps.ts'
import { Chance } from '../chance.ts'
import { skill } from '../classes.ts'
import { reserve, serveAtCounter } from '../county-steps.ts'
import type { DemoDesk } from '../demo-desk.ts'
import { ownWork } from '../papers.ts'
import { places, type Stage } from '../stage.ts'
import { type Cast, castOf, certificateNumber, graduates, type Learner, withFate } from './cast.ts'
import {
  type ClaimLine,
  clearClaim,
  draftClaim,
  drawClaim,
  exportPayout,
  objectTo,
  payClaim,
  printNotice,
  reconcileClaim,
  returnClaim,
  reviewClaim,
  stepClaim
} from './claim-steps.ts'
import {
  acceptAll,
  draftClass,
  finishClass,
  onlineHours,
  sessionOnSite,
  signInsOf,
  signOutAll,
  stepClass
} from './class-steps.ts'
import { lastArrival } from './ledger.ts'
import { lookAtToday } from './page-steps.ts'
import { approvePlan, draftBatch, draftPlan, makeBatch } from './plan-steps.ts'
import {
  complete,
  confirmCertificates,
  dropOut,
  enterCertificate,
  findFailed,
  recordOnlineHours
} from './result-steps.ts'

export interface LoopOptions {
  readonly seed: number
  readonly say: (line: string) => void
}

/** Who works on the county's PC, one after another. */
const countyStaff = {
  clerk: 'qingxu.clerk1',
  reviewer: 'qingxu.reviewer',
  finance: 'qingxu.finance'
} as const
const occupation = '育婴员'
/** So often does the province look at a claim as well: the seed of a run decides. */
const provinceSampleOneIn = 2

interface Desks {
  readonly county: DemoDesk
  readonly centre: DemoDesk
  readonly city: DemoDesk
  readonly province: DemoDesk
}

/** What the loop left behind. */
export interface LoopMarks {
  readonly claim: string
  /** How many entries had arrived at the server before it began. */
  readonly since: number
}

/** The whole loop, 发券 → 培训 → 持证 → 兑现, by every role; leaves every desk quiet. */
export async function runWholeLoop(stage: Stage, { seed, say }: LoopOptions): Promise<LoopMarks> {
  stage.screens.takeEachOnce()
  const chance = new Chance(seed)
  const cast = castOf(seed, chance)
  const yuan = chance.isLikely(0.5) ? 1100 : 1200
  await clearOfMidnight(stage)
  const since = await lastArrival(await stage.databaseUrl())
  const desks = await openDesks(stage)
  say('county, centre, city and province have their desks')
  await publishRules(desks.province, stage.now)
  await Promise.all(Object.values(desks).map(desk => desk.quiet()))
  const plan = await plans(desks, cast, yuan)
  say('plan and batch are approved and made')
  const trainingClass = await openClass(desks, cast, stage.now)
  say('the class runs')
  await issueWithoutLine(desks, cast, plan)
  say(`${cast.learners.length} vouchers issued without a line`)
  await attendWithoutLine(desks, cast, trainingClass)
  say('everybody was verified and signed in without a line')
  await finish(desks, cast, trainingClass, stage.now)
  say('results and certificates are entered and confirmed')
  const claim = await claimAndReview(desks, cast)
  say('the claim was returned, submitted again and reviewed')
  await publicNotice(stage, desks, cast, claim)
  say('the notice is over')
  await payOut(stage, desks, cast, claim)
  await desks.county.handOver(countyStaff.clerk)
  await stepClass(desks.county, trainingClass, '归档', '班级已归档', 'class-close')
  say('paid, reconciled and filed')
  return { claim, since }
}

/** A class is of one day: with midnight near, the loop begins after it. */
export async function clearOfMidnight(stage: Stage): Promise<void> {
  const tomorrow = startOfDate(addDays(dateOfInstant(stage.now), 1))
  if (tomorrow - stage.now < DAY / 24) await stage.letTimePass(tomorrow - stage.now + DAY / 48)
}

async function openDesks(stage: Stage): Promise<Desks> {
  const open = async (place: (typeof places)[keyof typeof places]): Promise<DemoDesk> => {
    const desk = await stage.newDesk(place)
    await desk.resize(1366, 768)
    return desk
  }
  const [county, centre, city, province] = await Promise.all([
    open({ ...places.county, login: countyStaff.reviewer }),
    open(places.centreA),
    open(places.city),
    open(places.province)
  ])
  return { county, centre, city, province }
}

/** The next version of the sample policy, under which a claim this small meets every step: signed out of, scarce, reviewed by the city. */
async function publishRules(province: DemoDesk, now: number): Promise<void> {
  const training = { ...sampleRules.training, needsSignOut: true }
  const subsidy = {
    ...sampleRules.subsidy,
    scarcity: [{ occupation: skill.occupation, percent: 130 }],
    onlinePercent: 50,
    cityReviewFromFen: 200_000,
    provinceSampleOneIn
  }
  await province.append({
    kind: 'policy.publish',
    args: {
      version: 2,
      name: '示例政策（演示）',
      from: dateOfInstant(now),
      rules: { ...sampleRules, training, subsidy },
      pilotCities: [],
      sample: true
    }
  })
  await province.quiet()
}

async function plans({ county, city }: Desks, { learners }: Cast, yuan: number): Promise<string> {
  const size = learners.length + 10
  const plan = await draftPlan(county, { size, yuan, occupation })
  await lookAtToday(city, 'plan', '待审批的计划')
  await approvePlan(city, plan)
  const batch = await draftBatch(county, plan)
  await makeBatch(city, batch, size)
  return plan
}

async function openClass({ county, centre }: Desks, cast: Cast, now: number): Promise<string> {
  const date = dateOfInstant(now)
  const seats = cast.learners.length + 2
  const id = await draftClass(centre, { name: cast.trainingClass, occupation, date, seats })
  await lookAtToday(county, 'class', '待审批的班级')
  await stepClass(county, id, '批准开班', '已批准', 'class-approve')
  await stepClass(centre, id, '开班', '已开班', 'class-start')
  return id
}

async function issueWithoutLine({ county }: Desks, { learners }: Cast, plan: string): Promise<void> {
  await county.handOver(countyStaff.clerk)
  await reserve(county, learners.length, plan)
  await county.quiet()
  await county.cut(true)
  for (const learner of learners) await serveAtCounter(county, learner)
  await acceptAll(county, `${skill.occupation} ${skill.level}`, learners.length)
  await county.go('/synchronisation')
  await county.shot('offline-work')
  await county.cut(false)
  await county.quiet()
}

async function attendWithoutLine({ centre }: Desks, { learners }: Cast, trainingClass: string): Promise<void> {
  // Who is expected has to be there before the line is cut.
  await centre.go(`/attendance?class=${trainingClass}`)
  for (const { name } of learners) await centre.page.getByRole('grid').getByText(name).first().waitFor()
  await centre.cut(true)
  const session = await sessionOnSite(centre, trainingClass)
  const signIns = signInsOf(trainingClass, session)
  await openVerifying(centre, trainingClass, session)
  for (const { idNumber } of learners) await verifyByCard(centre, idNumber)
  await signOutAll(centre, signIns, learners.length)
  await centre.cut(false)
  await centre.quiet()
  await centre.go(signIns)
  await centre.shot('sign-ins')
}

async function finish({ county, centre }: Desks, cast: Cast, trainingClass: string, now: number): Promise<void> {
  const today = dateOfInstant(now)
  for (const one of graduates(cast))
    await recordOnlineHours(centre, trainingClass, one, { date: addDays(today, -1), hours: onlineHours })
  await finishClass(centre, trainingClass)
  await lookAtToday(centre, 'results', '已结班、未归档的班级')
  for (const one of graduates(cast)) await complete(centre, trainingClass, one)
  for (const one of withFate(cast, 'drops-out')) await dropOut(centre, trainingClass, one)
  for (const one of graduates(cast))
    await enterCertificate(centre, trainingClass, one, certificateNumber(one, today, skill.level))
  await centre.quiet()
  await county.handOver(countyStaff.reviewer)
  await lookAtToday(county, 'certificates', '已结班、待归档的班级')
  await confirmCertificates(county, trainingClass, graduates(cast).length)
  for (const one of withFate(cast, 'drops-out')) await findFailed(county, trainingClass, one)
}

async function claimAndReview({ county, centre, city, province }: Desks, cast: Cast): Promise<string> {
  const claim = await draftClaim(centre, cast.trainingClass, graduates(cast).length)
  await stepClaim(centre, claim, '提交审核', '申领已提交', 'claim-submit')
  await returnClaim(county, claim, '请补交签到表原件')
  await stepClaim(centre, claim, '提交审核', '申领已提交', 'claim-submit')
  await reviewClaim(county, claim, withFate(cast, 'refused'))
  await reviewClaim(city, claim, [])
  await lookAtToday(province, 'draw', '待省级抽取的补贴申领')
  await drawClaim(province, claim, cast.drawSeed)
  if (isDrawn(cast.drawSeed, claim, provinceSampleOneIn)) await reviewClaim(province, claim, [])
  return claim
}

async function publicNotice(stage: Stage, { county }: Desks, cast: Cast, claim: string): Promise<void> {
  await county.handOver(countyStaff.clerk)
  await lookAtToday(county, 'notice', '待公示的补贴申领')
  await stepClaim(county, claim, '开始公示', '公示已开始', 'claim-publish')
  await printNotice(county, claim)
  for (const one of withFate(cast, 'objected')) await objectTo(county, claim, one)
  await county.handOver(countyStaff.reviewer)
  await stage.letTimePass(afterNotice(stage.now) - stage.now)
  await untilToday(stage, county)
  await clearClaim(county, claim, withFate(cast, 'objected'), cast.isObjectionVain)
}

/** In the morning after a notice that began today. */
export function afterNotice(now: number): number {
  const { subsidy, movedDays } = sampleRules
  const last = addWorkingDays(dateOfInstant(now), subsidy.noticeWorkingDays, movedDays)
  return startOfDate(addDays(last, 1)) + DAY / 3
}

/** A desk learns what time it is with its next contact. */
export async function untilToday(stage: Stage, desk: DemoDesk): Promise<void> {
  await desk.until(async () => {
    await desk.call('sync.now', {})
    return (await desk.sync()).trustedNow > stage.now - DAY / 24
  })
}

/** Lines of some learners in the claim: all were issued a voucher at this PC, in their order. */
async function linesInClaim(
  { county, centre }: Desks,
  { learners }: Cast,
  wanted: readonly Learner[]
): Promise<readonly ClaimLine[]> {
  const issued = (await ownWork(county)).filter(({ kind }) => kind === 'voucher.issue')
  const drafts = (await ownWork(centre)).filter(({ kind }) => kind === 'claim.draft')
  const claimed = drafts.flatMap(({ args }) =>
    (args as unknown as ArgsByKind['claim.draft']).lines.map(({ voucher }) => voucher)
  )
  return wanted.map(one => ({
    name: one.name,
    place: claimed.indexOf(String(issued[learners.indexOf(one)]?.args.voucher)) + 1
  }))
}

async function payOut(stage: Stage, desks: Desks, cast: Cast, claim: string): Promise<void> {
  const { county } = desks
  await county.handOver(countyStaff.finance)
  await lookAtToday(county, 'pay', '待拨付的补贴申领')
  await payClaim(county, claim)
  await exportPayout(county, claim, stage.out)
  await reconcileClaim(county, claim, await linesInClaim(desks, cast, withFate(cast, 'bank-fails')))
  await payClaim(county, claim)
  await reconcileClaim(county, claim, [])
  await county.shot('claim-reconciled')
}
