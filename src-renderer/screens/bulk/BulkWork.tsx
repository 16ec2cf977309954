import { Button, Group, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkState } from '../../commands/bulk-job.ts'
import type { ManyResult } from '../../commands/commit-many.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { ProgressPanel } from '../../components/page/ProgressPanel.tsx'
import { useFocusWhenLost } from '../../components/page/use-focus-when-lost.ts'
import { formatCount } from '../../locale/format.ts'
import { failureText, rejectionText } from '../../locale/refusal-text.ts'
import { useNow } from '../../platform/use-now.ts'

export interface BulkWorkProps {
  readonly job: { readonly current: BulkState<unknown>; readonly cancel: () => void; readonly clear: () => void }
  /** What is being done: 正在确认证书. */
  readonly title: string
  /** What was done, with the count of it: 已确认 20 份证书. */
  readonly said: (n: string) => string
  /** Once, when it is done; keeps its identity. */
  readonly onDone?: () => void
}

/** Work on many rows above the table it is about: how far it is with a way to stop it, then what came of it. */
export function BulkWork({ job, title, said, onDone }: BulkWorkProps) {
  const { t } = useTranslation('components')
  const now = useNow(1000)
  const { current, cancel, clear } = job
  switch (current.phase) {
    case 'idle':
    case 'checked':
    case 'broken':
      return null
    case 'checking':
    case 'committing': {
      const isCommitting = current.phase === 'committing'
      return (
        <Panel>
          <ProgressPanel
            title={isCommitting ? title : t('bulk.checking')}
            {...current.progress}
            now={now}
            onCancel={cancel}
            {...(isCommitting ? { note: t('bulk.goesOn') } : {})}
          />
        </Panel>
      )
    }
    case 'done':
      return <WorkDone result={current.result} said={said} onClose={clear} onDone={onDone} />
  }
}

interface WorkDoneProps extends Pick<BulkWorkProps, 'said'> {
  readonly result: ManyResult
  readonly onClose: () => void
  readonly onDone: (() => void) | undefined
}

function WorkDone({ result, said, onClose, onDone }: WorkDoneProps) {
  const { t } = useTranslation(['components', 'actions'])
  const { good, refused, cancelled, failure } = result
  const done = formatCount(good.length)
  const close = useFocusWhenLost<HTMLButtonElement>()
  const [first] = refused.values()
  useEffect(() => onDone?.(), [onDone])
  const faults = [
    ...(failure ? [t('components:bulk.failed', { reason: failureText(failure) })] : []),
    ...(first
      ? [t('components:bulk.refused', { n: formatCount(refused.size), reason: rejectionText(first).reason })]
      : [])
  ]
  return (
    <Panel>
      <Group justify="space-between">
        <div role="status">
          <Text fw={600}>{said(done)}</Text>
          <Text fz="sm" c="dimmed">
            {cancelled ? t('components:bulk.cancelled', { done }) : t('components:bulk.kept')}
          </Text>
          {faults.map(fault => (
            <Text key={fault} fz="sm" c="var(--tone-red-text)">
              {fault}
            </Text>
          ))}
        </div>
        <Button ref={close} variant="default" onClick={onClose}>
          {t('actions:close')}
        </Button>
      </Group>
    </Panel>
  )
}
