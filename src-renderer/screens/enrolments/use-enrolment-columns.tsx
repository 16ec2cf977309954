import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sameSkill } from '../../../domain/fields.ts'
import { liveOn } from '../../../domain/person/live-vouchers.ts'
import type { Reader } from '../../../domain/reduction.ts'
import { dateOfInstant, daysBetween } from '../../../domain/time/business-date.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { formatDateTime } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { QueueRow } from '../../queries/enrolments-queue.ts'
import { useReads } from '../../queries/use-document.ts'
import type { PersonName } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'

/** Columns of the queue. `names` are of the people on this page. */
export function useEnrolmentColumns(names: ReadonlyMap<string, PersonName | null>): readonly Column<QueueRow>[] {
  const { t } = useTranslation(['enrolments', 'fields'])
  const today = useToday()
  const read = useReads([...names.keys()].map(id => ({ collection: 'person' as const, id })))
  return useMemo(() => {
    const waited = (at: number): string => {
      const days = daysBetween(dateOfInstant(at), today)
      return days < 1 ? t('enrolments:today') : t('enrolments:days', { n: days })
    }
    return [
      {
        id: 'person',
        title: t('enrolments:columns.person'),
        width: 260,
        hideable: false,
        render: ({ document }) => <PersonCell who={names.get(document.person)} />
      },
      { id: 'skill', title: t('enrolments:columns.skill'), render: ({ document }) => skillText(document) },
      {
        id: 'state',
        title: t('fields:state'),
        width: 120,
        render: ({ document, provisional }) => (
          <StateBadge of="enrolment" state={document.state} provisional={provisional} />
        )
      },
      {
        id: 'appliedAt',
        title: t('enrolments:columns.appliedAt'),
        width: 150,
        render: ({ document }) => formatDateTime(document.appliedAt)
      },
      {
        id: 'waited',
        title: t('enrolments:columns.waited'),
        width: 80,
        align: 'right',
        render: ({ document }) => waited(document.appliedAt)
      },
      {
        id: 'identity',
        title: t('fields:identityMethod'),
        width: 120,
        render: ({ document: { identity } }) =>
          identity ? t(`fields:identityMethods.${identity.method}`) : t('enrolments:identityNone')
      },
      {
        id: 'voucher',
        title: t('enrolments:columns.voucher'),
        width: 90,
        render: ({ document }) =>
          t(holdsSkill(read, document, today) ? 'enrolments:hasVoucher' : 'enrolments:noVoucher')
      },
      {
        id: 'remark',
        title: t('enrolments:columns.remark'),
        render: ({ document }) => document.reason
      }
    ]
  }, [names, read, today, t])
}

function holdsSkill(read: Reader | undefined, enrolment: QueueRow['document'], today: string): boolean {
  const found = read?.('person', enrolment.person)
  return found?.state === 'present' && liveOn(found.document, today).some(live => sameSkill(live, enrolment))
}
