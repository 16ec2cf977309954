import { createRoot } from 'react-dom/client'
import { startTexts } from './locale/i18n.ts'
import { ReplicaProvider } from './ReplicaProvider.tsx'
import { App } from './shell/App.tsx'
import { AppFrame } from './shell/AppFrame.tsx'
import { useUi } from './stores/ui-store.ts'
import { shareStyleNonce, styleNonce } from './theme/style-nonce.ts'
import { useShellFacts } from './use-shell-facts.ts'

/** Draws the desktop into the page. */
export function startDesk(): void {
  shareStyleNonce(styleNonce())
  startTexts(useUi.getState().language)

  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no root')
  createRoot(root).render(
    <AppFrame>
      <ReplicaProvider>
        <App useFacts={useShellFacts} />
      </ReplicaProvider>
    </AppFrame>
  )
}
