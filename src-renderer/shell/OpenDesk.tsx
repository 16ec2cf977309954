import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import type { DeskState } from '../../src-main/contract/desk.ts'
import { desk } from '../platform/desk.ts'
import { useOpenDesk } from '../platform/open-desk.ts'
import { useActivity, useSyncState } from '../platform/use-desk.ts'
import { useDrafts } from '../stores/draft-store.ts'
import { DemoTools } from './DemoTools.tsx'
import { Shell } from './Shell.tsx'
import type { UseShellFacts } from './shell-facts.ts'
import type { ShellView } from './shell-port.ts'

export interface OpenDeskProps {
  readonly useFacts: UseShellFacts
}

const noSyncYet = {
  line: 'down',
  pending: 0,
  needsDecision: 0,
  frozen: false,
  revoked: false,
  upgradeNeeded: false,
  lastContactAt: null,
  dataAsOf: null
} as const

function environmentOf(state: DeskState): ShellView['environment'] {
  if (state.demo) return 'demo'
  return state.practice ? 'practice' : 'real'
}

/** A desk at which somebody is logged in: the frame with live figures around the page of the address. */
export function OpenDesk({ useFacts }: OpenDeskProps) {
  const state = useOpenDesk()
  const { t } = useTranslation('fields')
  const sync = useSyncState()
  const { counters, loading, search } = useFacts()
  const dropDrafts = useDrafts(store => store.dropAll)
  useActivity()

  // Leaving this component is locking: nothing half-written may show up for the next operator.
  useEffect(() => dropDrafts, [dropDrafts])

  const lock = useCallback(() => void desk().invoke('session.lock'), [])
  const view: ShellView = {
    place: state.organisation?.name ?? state.device?.label ?? '',
    operator: state.operator?.label ?? t('operator'),
    roles: state.operator?.roles ?? [],
    environment: environmentOf(state),
    sync: { ...(sync ?? noSyncYet), loading },
    counters: { ...counters, synchronisation: sync?.needsDecision ?? 0 }
  }
  return (
    <Shell view={view} lock={lock} search={search} demoTools={<DemoTools line={view.sync.line} />}>
      <Outlet />
    </Shell>
  )
}
