import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import type { Device } from '../../../domain/directory/device.ts'
import type { Operator } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import type { Column } from '../../components/table/column.ts'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import type { DirectoryKind } from '../../queries/directory-list.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { useDirectoryWords } from './use-directory-words.ts'

type Row = PageRow<'directory'>
type Cell<Thing> = Omit<Column<Row>, 'render'> & { readonly render: (thing: Thing) => string }

const isOrganisation = (one: Row['document']): one is Organisation => one.kind === 'organisation'
const isOperator = (one: Row['document']): one is Operator => one.kind === 'operator'
const isDevice = (one: Row['document']): one is Device => one.kind === 'device'

/** Cells of one kind of thing; while the tab changes, rows of the kind before may still stand there. */
function cellsOf<Thing extends Row['document']>(
  is: (one: Row['document']) => one is Thing,
  cells: readonly Cell<Thing>[]
): readonly Column<Row>[] {
  return cells.map(({ render, ...cell }) => ({
    ...cell,
    render: ({ document }) => (is(document) ? render(document) : '')
  }))
}

/** Columns of the list of places, operators or devices. */
export function useDirectoryColumns(kind: DirectoryKind): readonly Column<Row>[] {
  const { t } = useTranslation(['directory', 'fields'])
  const words = useDirectoryWords()
  const organisations = useOrganisations()
  const home = (id: string) => organisations?.get(id)?.name ?? ''
  const state: Column<Row> = {
    id: 'state',
    title: t('fields:state'),
    width: 110,
    render: ({ document, provisional }) => (
      <StateBadge of="directory" state={document.state} provisional={provisional} />
    )
  }
  const organisation = { id: 'organisation', title: t('directory:organisation'), width: 320 }
  const byKind: { readonly [Kind in DirectoryKind]: readonly Column<Row>[] } = {
    organisation: cellsOf(isOrganisation, [
      { id: 'name', title: t('directory:name'), hideable: false, render: ({ name }) => name },
      { id: 'type', title: t('directory:type'), width: 120, render: ({ type }) => t(`directory:types.${type}`) },
      { id: 'region', title: t('directory:region'), width: 160, render: ({ region }) => regionName(region) },
      { id: 'licence', title: t('directory:licence'), width: 210, render: ({ licence }) => words.licence(licence) },
      {
        id: 'skills',
        title: t('directory:skills'),
        width: 110,
        align: 'right',
        render: ({ allowed }) => (allowed.length === 0 ? '' : formatCount(allowed.length))
      }
    ]),
    operator: cellsOf(isOperator, [
      { id: 'label', title: t('directory:operator'), width: 180, hideable: false, render: ({ label }) => label },
      { id: 'login', title: t('directory:login'), width: 190, render: ({ login }) => login },
      { ...organisation, render: one => home(one.organisation) },
      { id: 'roles', title: t('directory:roles'), render: ({ roles }) => words.roles(roles) }
    ]),
    device: cellsOf(isDevice, [
      { id: 'label', title: t('directory:device'), hideable: false, render: ({ label }) => label },
      { ...organisation, render: one => home(one.organisation) },
      {
        id: 'registered',
        title: t('directory:registered'),
        width: 170,
        render: ({ certificates }) => formatDateTime(certificates.at(-1)?.certificate.from ?? 0)
      },
      {
        id: 'generation',
        title: t('directory:generation'),
        width: 110,
        align: 'right',
        render: ({ generation }) => formatCount(generation)
      }
    ])
  }
  return [...byKind[kind], state]
}
