import { Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditedDisclosure } from '../../../domain/protocol/disclosure-page.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column, LayoutMemory } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import type { FoundDisclosures } from '../../queries/disclosures.ts'
import type { DisclosureWords } from './disclosure-words.ts'

export interface DisclosureTableProps {
  readonly found: FoundDisclosures
  readonly words: DisclosureWords
  /** Shown where nothing was found. */
  readonly empty: ReactNode
  readonly layout?: LayoutMemory
}

/** Records of whole parts that were shown and of lists that left, to be read only. */
export function DisclosureTable({ found, words, empty, layout }: DisclosureTableProps) {
  const { t } = useTranslation(['disclosures', 'actions'])
  const { rows, fetching, page, failure, askAgain } = found
  const retry = { label: t('actions:retry'), onClick: askAgain }
  return (
    <DataTable
      label={t('disclosures:table')}
      records={rows}
      fetching={fetching}
      page={page}
      rowId={({ id }) => id}
      columns={columnsOf(t, words)}
      layout={layout}
      empty={failure === null ? empty : <EmptyState text={failureWords(t, failure)} action={retry} />}
    />
  )
}

type Translate = TFunction<['disclosures', 'actions']>

const FORBIDDEN = 403

function failureWords(t: Translate, failure: Failure): string {
  if (failure.code === 'line.down' || failure.code === 'line.cut') return t('disclosures:offline')
  return failure.details?.status === FORBIDDEN ? t('disclosures:forbidden') : failureText(failure)
}

/** So wide that the largest text has room for all of them on an office PC; the device is looked for more rarely. */
function columnsOf(t: Translate, words: DisclosureWords): readonly Column<AuditedDisclosure>[] {
  const named = (id: string) => words.directory(id) ?? t('disclosures:unknown')
  return [
    { id: 'at', title: t('disclosures:at'), width: 124, hideable: false, render: ({ at }) => formatDateTime(at) },
    { id: 'operator', title: t('disclosures:operator'), width: 88, render: ({ operator }) => named(operator) },
    { id: 'place', title: t('disclosures:place'), width: 140, render: ({ organisation }) => named(organisation) },
    {
      id: 'device',
      title: t('disclosures:device'),
      width: 92,
      hiddenAtFirst: true,
      render: ({ device }) => named(device)
    },
    {
      id: 'subject',
      title: t('disclosures:subject'),
      width: 188,
      hideable: false,
      render: record => <Subject record={record} words={words} />
    },
    {
      id: 'action',
      title: t('disclosures:action'),
      width: 122,
      render: ({ purpose, part }) =>
        t('disclosures:actionOf', {
          purpose: t(`disclosures:purposes.${purpose}`),
          part: t(`disclosures:parts.${part}`)
        })
    },
    { id: 'reason', title: t('disclosures:reason'), width: 112, render: ({ reason }) => reason },
    {
      id: 'outcome',
      title: t('disclosures:outcome'),
      width: 114,
      render: ({ outcome }) => <Outcome outcome={outcome} />
    }
  ]
}

/** Whose part it was; of a list how many rows it had, who confirmed them and what it is of, if not of the place itself. */
function Subject({ record, words }: { readonly record: AuditedDisclosure; readonly words: DisclosureWords }) {
  const { t } = useTranslation('disclosures')
  const { part, person, organisation, rows, second } = record
  const subject = words.subject(person)
  switch (part) {
    case 'list': {
      const parts = [
        t('rows', { rows: formatCount(rows ?? 0) }),
        ...(second === undefined ? [] : [t('confirmed', { second: words.directory(second) ?? t('unknown') })]),
        ...(subject === undefined || person === organisation ? [] : [subject])
      ]
      return parts.join(t('and'))
    }
    case 'attachment':
      return subject === undefined ? t('unknown') : t('paperOf', { name: subject })
    case 'identity':
    case 'contact':
    case 'payment':
      return <PersonCell who={words.person(person)} />
  }
}

function Outcome({ outcome }: { readonly outcome: AuditedDisclosure['outcome'] }) {
  const { t } = useTranslation('disclosures')
  const word = t(`outcomes.${outcome}`)
  return outcome === 'shown' ? (
    <Text span inherit c="dimmed">
      {word}
    </Text>
  ) : (
    <ToneBadge tone="orange" text={word} />
  )
}
