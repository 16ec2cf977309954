import { createRoot } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import { startTexts } from './locale/i18n.ts'
import { AppFrame } from './shell/AppFrame.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { useUi } from './stores/ui-store.ts'
import { shareStyleNonce, styleNonce } from './theme/style-nonce.ts'

shareStyleNonce(styleNonce())
startTexts(useUi.getState().language)

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root')
createRoot(root).render(
  <AppFrame>
    <MemoryRouter>
      <NotFoundPage />
    </MemoryRouter>
  </AppFrame>
)
