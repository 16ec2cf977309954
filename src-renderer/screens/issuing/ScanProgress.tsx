import { useTranslation } from 'react-i18next'
import { Panel } from '../../components/page/Panel.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { useNow } from '../../platform/use-now.ts'
import type { PeopleScan } from '../../queries/plans-matching.ts'

/** How far the look through all workers has come; nothing once it is done. */
export function ScanProgress({ scan }: { readonly scan: PeopleScan<unknown> | undefined }) {
  const { t } = useTranslation('issuing')
  const now = useNow(1000)
  if (!scan || scan.isDone) return null
  return (
    <Panel>
      <ProgressPanel title={t('scanning')} done={scan.seen} total={scan.total} startedAt={scan.startedAt} now={now} />
    </Panel>
  )
}
