import { createRoot } from 'react-dom/client'
import { createHashRouter, Outlet, RouterProvider } from 'react-router'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import { AppFrame } from '../../../../src-renderer/shell/AppFrame.tsx'
import { shellRoutes } from '../../../../src-renderer/shell/routes.tsx'
import { Shell } from '../../../../src-renderer/shell/Shell.tsx'
import type { ShellView } from '../../../../src-renderer/shell/shell-port.ts'
import { useUi } from '../../../../src-renderer/stores/ui-store.ts'
import { shareStyleNonce, styleNonce } from '../../../../src-renderer/theme/style-nonce.ts'
import { DialogPage } from './DialogPage.tsx'
import { PaperPage } from './PaperPage.tsx'
import { PartsPage } from './PartsPage.tsx'
import { TablePage } from './TablePage.tsx'
import { VerdictPage } from './VerdictPage.tsx'

/** Every component on sample data, outside the product: for screenshots and for eyes. */
const now = Date.now()
const view: ShellView = {
  place: '清徐县人力资源和社会保障局',
  operator: '经办 01',
  roles: ['county-clerk', 'centre-operator'],
  environment: 'practice',
  sync: {
    line: 'down',
    pending: 36,
    needsDecision: 3,
    frozen: false,
    revoked: false,
    upgradeNeeded: false,
    lastContactAt: now - 7_200_000,
    dataAsOf: now - 7_200_000
  },
  counters: { today: 5, enrolments: 128, cases: 3, synchronisation: 1204 }
}

function Broken(): never {
  throw new TypeError('gallery')
}

const search = async () => [
  { id: 'a', group: 'people', label: '样例甲', detail: '000101********0014', to: '/people?id=a' } as const
]

const router = createHashRouter([
  { path: '/paper', element: <PaperPage /> },
  {
    path: '/',
    element: (
      <Shell view={view} lock={() => undefined} search={search}>
        <Outlet />
      </Shell>
    ),
    children: shellRoutes([
      { path: '/today', element: <DialogPage /> },
      { path: '/vouchers', element: <TablePage /> },
      { path: '/settings', element: <PartsPage /> },
      { path: '/verifying', element: <VerdictPage /> },
      { path: '/cases', element: <Broken /> }
    ])
  }
])

shareStyleNonce(styleNonce())
startTexts(useUi.getState().language)
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root')
createRoot(root).render(
  <AppFrame>
    <RouterProvider router={router} />
  </AppFrame>
)
