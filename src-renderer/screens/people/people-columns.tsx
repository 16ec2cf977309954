import type { TFunction } from 'i18next'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { TimeText } from '../../components/value/TimeText.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { PersonName } from '../../queries/use-person.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'

export type PersonRow = PageRow<'person'>

/** Columns of the list; a name is missing while it is opened and null where it may not be. */
export function peopleColumns(
  t: TFunction<readonly ['people', 'fields', 'components']>,
  names: ReadonlyMap<string, PersonName | null>,
  now: number
): readonly Column<PersonRow>[] {
  const wishes = ({ document }: PersonRow): string => {
    const last = document.intentions.at(-1)
    if (!last) return t('people:none')
    const first = skillText(last)
    const n = document.intentions.length
    return n === 1 ? first : t('people:moreIntentions', { first, n })
  }
  // The list is live and its names are not: who is erased is seen at once.
  const erasedName = { name: t('components:person.erased'), isErased: true }
  const nameCell = ({ document: { id, erased, sample } }: PersonRow) => (
    <PersonCell who={erased ? erasedName : names.get(id)} sample={sample} />
  )
  const vouchers = (n: number) => (n === 0 ? t('people:none') : t('people:copies', { n: formatCount(n) }))
  const enrolments = (n: number) => (n === 0 ? t('people:none') : t('people:items', { n: formatCount(n) }))
  return [
    { id: 'person', title: t('people:columns.person'), render: nameCell, width: 300, hideable: false },
    { id: 'sex', title: t('fields:sex'), render: ({ document }) => t(`fields:sexes.${document.sex}`), width: 60 },
    { id: 'birth', title: t('people:columns.birth'), render: ({ document }) => document.birth, width: 110 },
    {
      id: 'category',
      title: t('fields:category'),
      render: ({ document }) => t(`fields:categories.${document.category}`),
      width: 140
    },
    {
      id: 'employment',
      title: t('fields:employment'),
      render: ({ document }) => t(`fields:employments.${document.employment}`),
      width: 90,
      hiddenAtFirst: true
    },
    { id: 'intentions', title: t('people:columns.intentions'), render: wishes, width: 220 },
    {
      id: 'vouchers',
      title: t('people:columns.vouchers'),
      render: ({ document }) => vouchers(document.liveVouchers.length),
      width: 80,
      align: 'right'
    },
    {
      id: 'enrolments',
      title: t('people:columns.enrolments'),
      render: ({ document }) => enrolments(document.openEnrolments.length),
      width: 90,
      align: 'right'
    },
    {
      id: 'updatedAt',
      title: t('fields:updatedAt'),
      render: ({ document }) => <TimeText at={document.updatedAt} now={now} />,
      width: 110
    }
  ]
}
