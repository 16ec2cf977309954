import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { DeskPlace } from '../../scripts/demo/demo-desk.ts'
import { places } from '../../scripts/demo/stage.ts'
import { centreVisits } from './screens-centre.ts'
import { batch, clerkPages, clerkWork, reviewerVisits } from './screens-county.ts'
import { openAuditedDesk, type Visit } from './screens-desk.ts'
import { disclosureVisits, overseerVisits } from './screens-disclosures.ts'
import { erasureVisits } from './screens-erasure.ts'
import { exportVisits } from './screens-exports.ts'
import { financeVisits, provinceVisits } from './screens-policy.ts'
import { resultVisits } from './screens-results.ts'
import { centreSubsidy, financeSubsidy, onlookerVisits, provinceSubsidy, reviewerSubsidy } from './screens-subsidy.ts'
import { test } from './seeded-server.ts'

/** `SCREENS='person|voucher' npm run e2e -- screens` looks at these only, while somebody mends them. */
const only = new RegExp(process.env.SCREENS ?? '')

/**
 * Every page as its clerk sees it, on real data: nothing cut off, nothing over something else, nothing that is not
 * Chinese, no complaint of axe or of the console. The pictures are kept for people to look at.
 */
const desks: readonly { place: DeskPlace; visits: readonly Visit[]; leases?: boolean; gate?: boolean }[] = [
  { place: places.county, visits: clerkPages, gate: true },
  { place: { ...places.county, name: 'county-work' }, visits: clerkWork, leases: true },
  { place: { ...places.county, name: 'exports' }, visits: exportVisits },
  { place: places.centreA, visits: centreVisits },
  { place: { ...places.centreB, name: 'results' }, visits: resultVisits },
  {
    place: { ...places.county, name: 'reviewer', login: 'qingxu.reviewer' },
    visits: [...reviewerVisits, ...reviewerSubsidy, ...disclosureVisits, ...erasureVisits]
  },
  {
    place: { ...places.county, name: 'province-desk', organisation: 'org-14', login: 'province' },
    visits: [...provinceSubsidy, ...provinceVisits]
  },
  {
    place: { ...places.county, name: 'finance', login: 'qingxu.finance' },
    visits: [...financeSubsidy, ...financeVisits]
  },
  { place: { ...places.city, name: 'city-desk' }, visits: [...onlookerVisits, ...overseerVisits] },
  { place: { ...places.province, name: 'auditor', login: 'auditor' }, visits: [...onlookerVisits, ...overseerVisits] },
  // Last: its claim becomes the first one of every list.
  { place: { ...places.centreB, name: 'centre-papers' }, visits: centreSubsidy }
]

test('every page of the desktop is looked at by somebody', () => {
  const routes = readFileSync(path.resolve(import.meta.dirname, '../../src-renderer/screens/routes.tsx'), 'utf8')
  const pages = [...routes.matchAll(/pageOf\(\s*'([^']+)'/g)].map(([, page]) => page)
  const seen = new Set(desks.flatMap(({ visits }) => visits.map(visit => visit.path.split('?')[0])))
  expect(pages.length).toBeGreaterThan(10)
  expect(pages.filter(page => !seen.has(page))).toEqual([])
})

for (const { place, visits, leases, gate } of desks) {
  test(`${place.name}: every screen`, async ({ stage }) => {
    test.setTimeout(1_800_000)
    const audit = await openAuditedDesk(stage, place, gate === true)
    const { desk } = audit
    if (leases) {
      await desk.call('lease.request', { batch, count: 40 })
      await desk.quiet()
    }
    for (const visit of visits.filter(({ name }) => only.test(name))) await audit.visit(visit)
    if (gate) {
      await desk.page.getByRole('button', { name: '锁定', exact: true }).click()
      await desk.page.getByRole('textbox', { name: '密码' }).waitFor()
      await audit.look('locked')
    }
    await desk.close()
  })
}
