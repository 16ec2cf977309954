import { type ComponentType, lazy, type ReactNode } from 'react'

/** A page that is loaded when it is first opened; it owns all paths below its own. */
export interface Page {
  readonly path: string
  readonly element: ReactNode
}

function pageOf<Module>(path: string, load: () => Promise<Module>, pick: (module: Module) => ComponentType): Page {
  const Screen = lazy(async () => ({ default: pick(await load()) }))
  return { path, element: <Screen /> }
}

/** One line a page, in the order of shell/nav-entries.tsx. */
export const pages: readonly Page[] = [
  pageOf(
    '/today',
    () => import('./today/TodayPage.tsx'),
    module => module.TodayPage
  ),
  pageOf(
    '/counter',
    () => import('./counter/CounterPage.tsx'),
    module => module.CounterPage
  ),
  pageOf(
    '/people/import',
    () => import('./people/ImportPage.tsx'),
    module => module.ImportPage
  ),
  pageOf(
    '/people/record',
    () => import('./people/PersonRecordPage.tsx'),
    module => module.PersonRecordPage
  ),
  pageOf(
    '/people',
    () => import('./people/PeoplePage.tsx'),
    module => module.PeoplePage
  ),
  pageOf(
    '/enrolments',
    () => import('./enrolments/EnrolmentsPage.tsx'),
    module => module.EnrolmentsPage
  ),
  pageOf(
    '/issuing',
    () => import('./issuing/IssuingPage.tsx'),
    module => module.IssuingPage
  ),
  pageOf(
    '/vouchers',
    () => import('./vouchers/VouchersPage.tsx'),
    module => module.VouchersPage
  ),
  pageOf(
    '/plans',
    () => import('./plans/PlansPage.tsx'),
    module => module.PlansPage
  ),
  pageOf(
    '/verifying',
    () => import('./verify/VerifyPage.tsx'),
    module => module.VerifyPage
  ),
  pageOf(
    '/classes',
    () => import('./classes/ClassesPage.tsx'),
    module => module.ClassesPage
  ),
  pageOf(
    '/attendance',
    () => import('./classes/AttendancePage.tsx'),
    module => module.AttendancePage
  ),
  pageOf(
    '/results',
    () => import('./results/ResultsPage.tsx'),
    module => module.ResultsPage
  ),
  pageOf(
    '/subsidy',
    () => import('./subsidy/SubsidyPage.tsx'),
    module => module.SubsidyPage
  ),
  pageOf(
    '/policy',
    () => import('./policy/PolicyPage.tsx'),
    module => module.PolicyPage
  ),
  pageOf(
    '/cases',
    () => import('./cases/CasesPage.tsx'),
    module => module.CasesPage
  ),
  pageOf(
    '/directory',
    () => import('./directory/DirectoryPage.tsx'),
    module => module.DirectoryPage
  ),
  pageOf(
    '/disclosures',
    () => import('./disclosures/DisclosuresPage.tsx'),
    module => module.DisclosuresPage
  ),
  pageOf(
    '/synchronisation',
    () => import('./sync/SyncPage.tsx'),
    module => module.SyncPage
  ),
  pageOf(
    '/readiness',
    () => import('./readiness/ReadinessPage.tsx'),
    module => module.ReadinessPage
  ),
  pageOf(
    '/settings',
    () => import('./settings/SettingsPage.tsx'),
    module => module.SettingsPage
  )
]
