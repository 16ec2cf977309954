import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { notifyRefused } from '../../components/page/notify.ts'
import { type CaseFilter, caseQuestion } from '../../queries/cases.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useCaseReader } from '../../queries/use-cases.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import { readCaseWords, useAlertEvidence } from './use-case-words.ts'
import { warningsPaper } from './warnings-paper.ts'

/** A paper of more would be read by nobody. */
const MOST = 500

/** 打印预警通报: the alerts among what is listed. */
export function WarningsButton({ filter }: { readonly filter: CaseFilter }) {
  const { t } = useTranslation('papers')
  const replica = useReplica()
  const reader = useCaseReader()
  const evidence = useAlertEvidence()
  const print = useOfficePaper()
  const preview = async () => {
    const { rows } = await replica.page({ ...caseQuestion({ ...filter, kind: 'alert' }, reader), limit: MOST })
    const alerts = rows.flatMap(({ document }) => (document.kind === 'alert' ? [document] : []))
    if (alerts.length === 0) return notifyRefused({ title: t('nothing') })
    const words = await readCaseWords(replica, alerts)
    await print(warningsPaper({ alerts, words, evidence, today: reader.today }))
  }
  return (
    <Button variant="default" disabled={filter.kind === 'dispute'} onClick={() => void preview()}>
      {t('buttons.warnings')}
    </Button>
  )
}
