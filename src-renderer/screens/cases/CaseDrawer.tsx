import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { useDocument } from '../../queries/use-document.ts'
import { AlertActions } from './AlertActions.tsx'
import { AlertDetail } from './AlertDetail.tsx'
import { DisputeDetail } from './DisputeDetail.tsx'
import { useCaseTitle } from './use-case-words.ts'

export interface CaseDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One case beside the list: a dispute with both sides and its decision, or an alert with its owner and answers. */
export function CaseDrawer({ id, onClose }: CaseDrawerProps) {
  const { t } = useTranslation('cases')
  const { document, state, provisional } = useDocument('case', id)
  const title = useCaseTitle()
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={document ? title(document) : t('title')}
      badge={document ? <StateBadge of="case" state={document.state} provisional={provisional} /> : undefined}
      actions={document?.kind === 'alert' ? <AlertActions key={document.id} alert={document} /> : undefined}
    >
      {document?.kind === 'dispute' ? <DisputeDetail key={document.id} dispute={document} /> : null}
      {document?.kind === 'alert' ? <AlertDetail key={document.id} alert={document} /> : null}
      {document === undefined && state !== 'loading' ? <Text c="dimmed">{t('gone')}</Text> : null}
    </DetailDrawer>
  )
}
