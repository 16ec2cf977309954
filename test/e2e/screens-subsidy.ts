import { expect } from '@playwright/test'
import type { Claim, ClaimState } from '../../domain/subsidy/claim.ts'
import type { DemoDesk } from '../../scripts/demo/demo-desk.ts'
import { places, type Stage } from '../../scripts/demo/stage.ts'
import { reviewOpinion } from '../../sync-server/seed/sample-results.ts'
import { ask, county } from './counter-work.ts'
import { press } from './screens-county.ts'
import type { Visit } from './screens-desk.ts'

/** What somebody said of a line, and what a bank did. */
const said = ['本人未参加培训', '账号与户名不符']
const [absent = '', unpaid = ''] = said

/** A claim of the sample in this state. */
export async function claimIn(stage: Stage, state: ClaimState): Promise<Claim> {
  const [row] = await ask<{ body: string }>(
    stage,
    `select body from document where collection = 'claim' and body::json->>'state' = $1 order by id limit 1`,
    [state]
  )
  if (!row) throw new Error(`no claim is ${state}`)
  return JSON.parse(row.body) as Claim
}

/** Its drawer, once its people are named. */
async function openClaim(desk: DemoDesk, { id, name }: Claim): Promise<void> {
  await desk.go(`/subsidy?id=${id}`)
  await desk.page.getByRole('dialog', { name }).getByRole('region', { name: '申领明细' }).waitFor()
}

/** The drawer of a claim in this state, and the buttons after it. */
export const ofClaim =
  (state: ClaimState, ...buttons: readonly (string | RegExp)[]) =>
  async (desk: DemoDesk, stage: Stage): Promise<void> => {
    await openClaim(desk, await claimIn(stage, state))
    await press(...buttons)(desk)
  }

/** One line is not agreed to: it asks for the reason. */
async function refuseLine(desk: DemoDesk, stage: Stage): Promise<void> {
  await ofClaim('submitted', '审核')(desk, stage)
  await desk.page.getByRole('checkbox').first().uncheck()
  await desk.page.getByText('请写明原因').first().waitFor()
}

/** Somebody objected to the first line, so that the end of the notice has an objection to answer. */
async function clearObjected(desk: DemoDesk, stage: Stage): Promise<void> {
  const { id: claim, lines } = await claimIn(stage, 'notice')
  const [first] = lines
  if (first?.state === 'approved') {
    await desk.append({ kind: 'claim.object', args: { claim, enrolment: first.enrolment, reason: absent } })
    await desk.quiet()
  }
  await ofClaim('notice', '公示结束')(desk, stage)
  await desk.page.getByText('异议成立，不予补贴').first().waitFor()
}

/** Everybody of a class whose certificates were confirmed long ago is chosen: nothing is left to confirm. */
async function confirmNothing(desk: DemoDesk, stage: Stage): Promise<void> {
  const { trainingClass } = await claimIn(stage, 'submitted')
  await desk.go(`/results?class=${trainingClass}`)
  await desk.page
    .getByRole('button', { name: /^撤销证书：/ })
    .first()
    .waitFor()
  await desk.page.getByRole('checkbox').first().check()
  await press('确认证书')(desk)
  await desk.page.getByText('证书已经确认过').first().waitFor()
}

const ofResult =
  (button: RegExp) =>
  async (desk: DemoDesk, stage: Stage): Promise<void> => {
    const { trainingClass } = await claimIn(stage, 'submitted')
    await desk.go(`/results?class=${trainingClass}`)
    await press(button)(desk)
  }

async function openFrozen(desk: DemoDesk, stage: Stage): Promise<void> {
  const [voucher] = await ask<{ id: string }>(
    stage,
    `select id from document where collection = 'voucher' and 'county:${county}' = any(scopes)
       and body::json->>'state' = 'collected' order by id limit 1`
  )
  if (!voucher) throw new Error('the sample has collected vouchers')
  await desk.append({ kind: 'voucher.freeze', args: { voucher: voucher.id, reason: absent } })
  await desk.quiet()
  await desk.go(`/vouchers?id=${voucher.id}`)
  await press('解冻')(desk)
}

/** The county reviews what was submitted, so that the province has something to draw. */
async function review(desk: DemoDesk, claim: Claim): Promise<void> {
  await desk.append({
    kind: 'claim.review',
    args: { claim: claim.id, level: 'county', opinion: reviewOpinion, refused: [] }
  })
  await desk.quiet()
}

/** The county's reviewer: every step of a claim and of its certificates. */
export const reviewerSubsidy: readonly Visit[] = [
  { name: 'subsidy', path: '/subsidy' },
  { name: 'claim-review', path: '/subsidy', open: refuseLine },
  { name: 'claim-return', path: '/subsidy', open: ofClaim('submitted', '退回补正') },
  { name: 'claim-objection', path: '/subsidy', open: ofClaim('notice', /^对 .+ 提出异议$/) },
  { name: 'claim-clear', path: '/subsidy', open: clearObjected, allowed: said },
  { name: 'certificate-confirm', path: '/results', open: confirmNothing },
  { name: 'certificate-revoke', path: '/results', open: ofResult(/^撤销证书：/) },
  { name: 'voucher-unfreeze', path: '/vouchers', open: openFrozen, allowed: said },
  {
    name: 'claim-reviewed',
    path: '/subsidy',
    open: async (desk, stage) => {
      await review(desk, await claimIn(stage, 'submitted'))
      await ofClaim('reviewed')(desk, stage)
    }
  }
]

/** The bank paid all but one line: that one is paid again. */
async function payAgain(desk: DemoDesk, stage: Stage): Promise<void> {
  const { id: claim, lines, payouts } = await claimIn(stage, 'paying')
  const answers = lines
    .filter(({ state }) => state === 'paying')
    .map(({ voucher, amountFen }, place) =>
      place === 0
        ? ({ voucher, outcome: 'failed', amountFen, reason: unpaid } as const)
        : ({ voucher, outcome: 'paid', amountFen, reason: '' } as const)
    )
  await desk.append({ kind: 'claim.reconcile', args: { claim, payout: payouts.length, answers } })
  await desk.quiet()
  await ofClaim('part-paid', '拨付')(desk, stage)
  await desk.page.getByText(unpaid).last().waitFor()
}

const paperOf =
  (state: ClaimState, paper: string) =>
  async (desk: DemoDesk, stage: Stage): Promise<void> => {
    await ofClaim(state, '打印与导出')(desk, stage)
    await desk.page.getByRole('menuitem', { name: paper }).click()
  }

/** Finance: what the bank says, line by line, and what is paid. */
export const financeSubsidy: readonly Visit[] = [
  { name: 'today', path: '/today' },
  { name: 'subsidy', path: '/subsidy' },
  {
    name: 'claim-reconcile',
    path: '/subsidy',
    open: async (desk, stage) => {
      await ofClaim('paying', '对账')(desk, stage)
      await desk.page.getByRole('checkbox').first().check()
      await desk.page.getByText('请写明失败原因').first().waitFor()
    }
  },
  { name: 'claim-pay', path: '/subsidy', open: payAgain, allowed: said },
  { name: 'paper-claim-detail', path: '/subsidy', open: paperOf('reconciled', '打印明细表'), isPaper: true },
  { name: 'paper-claim-notice', path: '/subsidy', open: paperOf('reconciled', '打印公示表'), isPaper: true }
]

/** Something to draw, whichever walk comes first. */
async function openDraw(desk: DemoDesk, stage: Stage): Promise<void> {
  const reviewed = await claimIn(stage, 'reviewed').catch(() => undefined)
  if (reviewed === undefined) {
    const reviewer = await stage.newDesk({ ...places.county, name: 'draw-reviewer', login: 'qingxu.reviewer' })
    await review(reviewer, await claimIn(stage, 'submitted'))
    await reviewer.close()
  }
  await ofClaim('reviewed', '抽取')(desk, stage)
  await expect(desk.page.getByLabel('抽取种子')).toBeFocused()
}

/** The province: the draw of its sample. */
export const provinceSubsidy: readonly Visit[] = [
  { name: 'today', path: '/today' },
  { name: 'claim-draw', path: '/subsidy', open: openDraw }
]

const keptBelow = async ({ page }: DemoDesk): Promise<void> => page.getByText('市级、省级不接收').waitFor()

/** Who only looks on: where the day begins, and what there is to see. */
export const onlookerVisits: readonly Visit[] = [
  { name: 'today', path: '/today' },
  { name: 'subsidy', path: '/subsidy' },
  { name: 'claim', path: '/subsidy', open: ofClaim('reconciled') },
  // What is kept in counties is said to be there: the lists would read as if there were nothing.
  ...['people', 'vouchers', 'classes'].map(name => ({ name, path: `/${name}`, open: keptBelow }))
]

const PATIENCE = 60_000

/** A picture as a scanner of the office makes it, drawn in the page. */
function scannedPage(): Promise<number[]> {
  const canvas = new OffscreenCanvas(1200, 800)
  const pen = canvas.getContext('2d')
  pen?.fillRect(100, 100, 1000, 600)
  return canvas.convertToBlob({ type: 'image/png' }).then(async blob => [...new Uint8Array(await blob.arrayBuffer())])
}

/** A class whose workers are certified and not claimed for; its centre claims, and adds papers. */
async function draftWithPapers(desk: DemoDesk, stage: Stage): Promise<void> {
  const { page } = desk
  const [open] = await ask<{ name: string }>(
    stage,
    `select c.body::json->>'name' as name from document c where c.collection = 'trainingClass'
       and c.body::json->>'centre' = $1 and c.body::json->>'state' = 'finished'
       and exists (select 1 from document d where d.collection = 'certificate'
         and d.body::json->>'trainingClass' = c.id and d.body::json->>'state' = 'confirmed')
       and not exists (select 1 from document d where d.collection = 'claim'
         and d.body::json->>'trainingClass' = c.id) limit 1`,
    [desk.place.organisation]
  )
  if (!open) throw new Error('the sample has a class to claim for')
  await press('新建申领')(desk)
  await page.getByRole('combobox', { name: '班级' }).fill(open.name)
  await page.getByRole('option', { name: open.name }).click()
  await page.getByText(/^可申领 \d+ 人/).waitFor()
  await press('保存')(desk)
  const papers = page.getByRole('region', { name: '申领材料' })
  await papers.getByRole('button', { name: '添加材料' }).waitFor()
  await expect(page.getByText('申领已保存为草稿')).toHaveCount(0, { timeout: PATIENCE })
  const picture = Buffer.from(await page.evaluate(scannedPage))
  await page.locator('input[type=file]').setInputFiles([
    { name: '1126.png', mimeType: 'image/png', buffer: picture },
    { name: '1127.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 ') }
  ])
  await expect(papers.getByText('已上传')).toHaveCount(2, { timeout: PATIENCE })
  await desk.quiet()
  // What was said of it was said in one language.
  await expect(page.getByText('材料已保存')).toHaveCount(0, { timeout: PATIENCE })
  await papers.getByRole('button', { name: '添加材料' }).scrollIntoViewIfNeeded()
}

/** The training centre: a claim of its own, and the papers to it. */
export const centreSubsidy: readonly Visit[] = [
  { name: 'claim-papers', path: '/subsidy', open: draftWithPapers },
  {
    name: 'claim-paper',
    path: '/subsidy',
    open: async (desk, stage) => {
      await ofClaim('draft', '查看第 1 份材料')(desk, stage)
      await desk.page.getByText('查看已留痕').waitFor()
    }
  }
]
