import { useHotkeys } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useNow } from '../platform/use-now.ts'
import { useUi } from '../stores/ui-store.ts'
import { EnvironmentBar } from './EnvironmentBar.tsx'
import { HeaderBar } from './HeaderBar.tsx'
import { NavBar } from './NavBar.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { navEntries } from './nav-entries.tsx'
import { entriesFor, entryByPath } from './navigation.ts'
import { PageBoundary } from './PageBoundary.tsx'
import { SearchBox } from './SearchBox.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import classes from './shell.module.css'
import type { ShellProps } from './shell-port.ts'
import { shortcuts } from './shortcuts.ts'
import { useSearchActions } from './use-search-actions.ts'

/** The frame around every page: navigation, header, environment bar, search, shortcut help. */
export function Shell({ view, lock, search, demoTools, children }: ShellProps) {
  const { navFolded, change } = useUi()
  const [helpOpen, setHelpOpen] = useState(false)
  const now = useNow()
  const { pathname } = useLocation()
  const entries = entriesFor(navEntries, view.roles)
  const here = entryByPath(navEntries, pathname)
  const actions = useSearchActions({ view, lock, help: () => setHelpOpen(true) })
  const isOpenHere = here === undefined || entries.includes(here)

  // Whoever takes over a PC begins with their own work, and not at a page of somebody before that they may not see.
  const navigate = useNavigate()
  const isTakenOver = useRef(true)
  useLayoutEffect(() => {
    if (isTakenOver.current && !isOpenHere) void navigate('/today', { replace: true })
    isTakenOver.current = false
  }, [isOpenHere, navigate])

  useEffect(() => {
    // Drawers begin below the header: sync state, lock and the bar of practice stay in sight.
    document.documentElement.style.setProperty('--frame-top', view.environment === 'real' ? '48px' : '72px')
  }, [view.environment])

  useHotkeys(
    [
      [shortcuts.help.keys, () => setHelpOpen(true)],
      [shortcuts.lock.keys, lock],
      [shortcuts.fold.keys, () => change({ navFolded: !navFolded })]
    ],
    []
  )

  return (
    <div className={classes.shell} data-folded={navFolded || undefined}>
      <NavBar
        entries={entries}
        counters={view.counters}
        folded={navFolded}
        onFold={() => change({ navFolded: !navFolded })}
      />
      <div className={classes.main}>
        <EnvironmentBar environment={view.environment} tools={demoTools} />
        <HeaderBar view={view} now={now} onLock={lock} onHelp={() => setHelpOpen(true)} />
        <main className={classes.page}>
          <PageBoundary key={here?.id ?? pathname}>{isOpenHere ? children : <NotFoundPage />}</PageBoundary>
        </main>
      </div>
      <SearchBox entries={entries} search={search} actions={actions} />
      <ShortcutHelp opened={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}
