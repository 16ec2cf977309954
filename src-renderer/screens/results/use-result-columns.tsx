import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { plannedHours, totalHours } from '../../../domain/training/hours.ts'
import { shownState } from '../../../domain/voucher/voucher.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import type { ResultRow } from '../../queries/results.ts'
import { useToday } from '../../queries/use-today.ts'
import { CertificateBadge } from './CertificateBadge.tsx'
import { RateBadge } from './RateBadge.tsx'

export function useResultColumns({ sessions }: TrainingClass): readonly Column<ResultRow>[] {
  const { t } = useTranslation(['results', 'states'])
  const today = useToday()
  return useMemo((): readonly Column<ResultRow>[] => {
    const planned = plannedHours(sessions)
    return [
      {
        id: 'person',
        title: t('results:columns.person'),
        render: ({ person }) => <PersonCell who={person} />,
        hideable: false
      },
      {
        id: 'hours',
        title: t('results:columns.hours'),
        render: ({ enrolment }) =>
          t('results:hoursOf', { done: totalHours(enrolment.hours), planned: totalHours(planned) }),
        width: 80,
        align: 'right'
      },
      {
        id: 'rate',
        title: t('results:columns.rate'),
        render: ({ enrolment }) => <RateBadge attended={enrolment.hours} planned={planned} />,
        width: 76
      },
      {
        id: 'exam',
        title: t('results:columns.exam'),
        render: ({ enrolment: { exam } }) => (exam ? `${exam.theory} / ${exam.practice}` : t('results:noExam')),
        width: 92,
        align: 'right'
      },
      {
        id: 'state',
        title: t('results:columns.state'),
        render: ({ enrolment, provisional }) => (
          <StateBadge of="enrolment" state={enrolment.state} provisional={provisional} />
        ),
        width: 110
      },
      {
        id: 'voucher',
        title: t('results:columns.voucher'),
        render: ({ voucher }) => (voucher ? <StateBadge of="voucher" state={shownState(voucher, today)} /> : ''),
        width: 100
      },
      {
        id: 'certificate',
        title: t('results:columns.certificate'),
        render: ({ certificate, revoked }) => (certificate ?? revoked)?.number ?? t('results:none'),
        width: 190
      },
      {
        id: 'certificateState',
        title: t('results:columns.certificateState'),
        render: ({ certificate, revoked }) => {
          const last = certificate ?? revoked
          return last ? <CertificateBadge certificate={last} /> : ''
        },
        width: 100
      }
    ]
  }, [t, sessions, today])
}
