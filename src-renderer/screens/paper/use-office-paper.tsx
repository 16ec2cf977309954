import { useTranslation } from 'react-i18next'
import { notifyRefused } from '../../components/page/notify.ts'
import { OfficeSheet } from '../../components/print/OfficeSheet.tsx'
import type { OfficePaper } from '../../components/print/office-paper.ts'
import { paperOf } from '../../components/print/paper.ts'
import { formatDateTime } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useTrustedNow } from '../../queries/use-today.ts'

/** Shows an office's paper in the preview, from which it is printed or saved as PDF; says who made it and when. */
export function useOfficePaper(): (paper: OfficePaper) => Promise<void> {
  const { t } = useTranslation('classes')
  const { organisation, operator } = useDeskAtWork()
  const now = useTrustedNow()
  return async paper => {
    const sheet = (
      <OfficeSheet
        paper={paper}
        unit={organisation.name}
        madeBy={operator.label}
        madeAt={formatDateTime(now)}
        watermark={organisation.sample ? t('sampleMark') : undefined}
      />
    )
    const printed = await desk().invoke('print.preview', await paperOf(paper.title, sheet, paper.isLandscape))
    if (!printed.ok) notifyRefused({ title: failureText(printed.failure), code: printed.failure.code })
  }
}
