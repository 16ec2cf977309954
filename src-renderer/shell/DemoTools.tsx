import { useTranslation } from 'react-i18next'
import { notifyDone, notifyKept, notifyRefused } from '../components/page/notify.ts'
import { failureText } from '../locale/refusal-text.ts'
import { desk } from '../platform/desk.ts'
import { useReplica } from '../queries/replica-context.ts'
import { useHasRole } from '../queries/use-desk-at-work.ts'
import { latestScan } from './latest-scan.ts'
import classes from './shell.module.css'
import type { ShellView } from './shell-port.ts'

export interface DemoToolsProps {
  readonly line: ShellView['sync']['line']
}

/** The strip of a demonstration: both plugs of this desk, and the paper of a voucher as a scanner would type it. */
export function DemoTools({ line }: DemoToolsProps) {
  const { t } = useTranslation('shell')
  const replica = useReplica()
  const isIssuing = useHasRole('county-clerk')
  const isCut = line === 'cut'

  const copyScan = async () => {
    const scan = await latestScan(replica)
    if (scan === null) return notifyKept({ title: t('demoTools.nothingIssued') })
    if (!scan.ok) return notifyRefused({ title: failureText(scan.failure) })
    await navigator.clipboard.writeText(scan.value.text)
    notifyDone({ title: t('demoTools.copied', { code: scan.value.code }), text: t('demoTools.paste') })
  }

  return (
    <span className={classes.tools}>
      <button type="button" onClick={() => void desk().invoke('sync.cut', { on: !isCut })}>
        {t(isCut ? 'demoTools.restore' : 'demoTools.cut')}
      </button>
      <button type="button" onClick={() => void desk().invoke('desk.lose-power')}>
        {t('demoTools.losePower')}
      </button>
      {isIssuing ? (
        <button type="button" onClick={() => void copyScan()}>
          {t('demoTools.copyScan')}
        </button>
      ) : null}
    </span>
  )
}
