import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Case, isOverdue } from '../../../domain/casework/case.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import type { Column } from '../../components/table/column.ts'
import { useToday } from '../../queries/use-today.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { useCaseTitle, useCaseWords } from './use-case-words.ts'

type Row = PageRow<'case'>

/** Columns of the list of cases. `cases` are those of this page: names are read for them. */
export function useCaseColumns(cases: readonly Case[]): readonly Column<Row>[] {
  const { t } = useTranslation(['cases', 'alerts'])
  const words = useCaseWords(cases)
  const title = useCaseTitle()
  const subject = (one: Case): string =>
    one.kind === 'dispute' ? words.voucher(one.voucher) : words.subject(one.subject)
  const owner = (one: Case): string => {
    if (one.kind === 'dispute') return t(`cases:owners.${one.owner}`)
    return one.ownerPlace === '' ? t('cases:unassigned') : words.organisation(one.ownerPlace)
  }
  return [
    { id: 'kind', title: t('cases:kind'), width: 80, render: ({ document }) => t(`cases:kinds.${document.kind}`) },
    { id: 'reason', title: t('cases:reason'), hideable: false, render: ({ document }) => title(document) },
    { id: 'subject', title: t('alerts:subject'), width: 260, render: ({ document }) => subject(document) },
    { id: 'owner', title: t('cases:ownerColumn'), width: 210, render: ({ document }) => owner(document) },
    { id: 'due', title: t('cases:due'), width: 160, render: ({ document }) => <Due one={document} /> },
    {
      id: 'state',
      title: t('cases:state'),
      width: 110,
      render: ({ document, provisional }) => <StateBadge of="case" state={document.state} provisional={provisional} />
    }
  ]
}

function Due({ one }: { readonly one: Case }) {
  const { t } = useTranslation('cases')
  const today = useToday()
  const isLate = isOverdue(one, today)
  return (
    <Text span inherit c={isLate ? 'var(--tone-red-text)' : undefined}>
      {isLate ? `${one.due} ${t('overdue')}` : one.due}
    </Text>
  )
}
