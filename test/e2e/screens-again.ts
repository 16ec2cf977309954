import type { DemoDesk, DeskPlace } from '../../scripts/demo/demo-desk.ts'
import { reviewClaim } from '../../scripts/demo/loop/claim-steps.ts'
import { places, type Stage } from '../../scripts/demo/stage.ts'
import type { Visit } from './screens-desk.ts'
import { claimIn, ofClaim } from './screens-subsidy.ts'

/** What somebody said of a line, and of the whole claim. */
const said = ['正在核查', '证书信息有误', '请补充材料']
const [frozen = '', revoked = '', missing = ''] = said

/** The county agrees to a claim; meanwhile a voucher of it is frozen and a certificate revoked. */
export async function reviewAndHold(reviewer: DemoDesk, stage: Stage): Promise<void> {
  const { id: claim, lines } = await claimIn(stage, 'submitted')
  const [first, second, third] = lines
  if (!first || !second || !third) throw new Error('the claim is for more than two workers')
  const { certificate, voucher, person, enrolment } = second
  // At its page, which judges by the policy in force: the desk's own entries are of the first version.
  await reviewClaim(reviewer, claim, [])
  await reviewer.append(
    { kind: 'voucher.freeze', args: { voucher: first.voucher, reason: frozen } },
    { kind: 'certificate.revoke', args: { certificate, voucher, person, enrolment, reason: revoked } }
  )
  await reviewer.quiet()
}

/** The city sends it back; yields a desk for whoever claims. */
export async function returnToCentre(city: DemoDesk, stage: Stage): Promise<DeskPlace> {
  const { id: claim, centre } = await claimIn(stage, 'county-reviewed')
  await city.append({ kind: 'claim.return', args: { claim, level: 'city', opinion: missing } })
  await city.quiet()
  const place = [places.centreA, places.centreB].find(({ organisation }) => organisation === centre)
  if (!place) throw new Error(`nobody of ${centre} is in the demonstration`)
  return { ...place, name: 'money-again' }
}

/** Who goes on, who has to wait and who falls away, before the claim is submitted again. */
async function openAgain(desk: DemoDesk, stage: Stage): Promise<void> {
  await ofClaim('returned', '提交审核')(desk, stage)
  const dialog = desk.page.getByRole('dialog', { name: /^再次提交：/ })
  for (const fate of ['继续申领', '留在申领中，拨付时暂缓', '证书已撤销，不再申领'])
    await dialog.getByText(fate, { exact: true }).first().waitFor()
}

async function submitAgain(desk: DemoDesk, stage: Stage): Promise<void> {
  await openAgain(desk, stage)
  const { page } = desk
  const dialog = page.getByRole('dialog', { name: /^再次提交：/ })
  await dialog.getByRole('button', { name: '提交审核' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('申领已提交').waitFor()
  await desk.quiet()
  await page.getByText('证书已撤销，不再申领').scrollIntoViewIfNeeded()
}

/** A certificate that was taken away stands on the worker's page and in the class, with what became of it. */
async function openRevoked(desk: DemoDesk, stage: Stage): Promise<void> {
  const { lines } = await claimIn(stage, 'submitted')
  const struck = lines.find(one => one.struck !== undefined)
  if (!struck) throw new Error('no line was struck')
  await desk.go(`/people/record?id=${struck.person}`)
  await desk.page.getByText('已撤销', { exact: true }).first().waitFor()
}

/** The training centre: a claim that came back, and what it is like once submitted again. */
export const againVisits: readonly Visit[] = [
  { name: 'claim-again', path: '/subsidy', open: openAgain, allowed: said },
  { name: 'claim-struck', path: '/subsidy', open: submitAgain, allowed: said },
  { name: 'record-revoked', path: '/people/record', open: openRevoked, allowed: said }
]
