import { SegmentedControl, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../domain/policy/policy.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { formatDateTime } from '../../locale/format.ts'
import { useAddressValue } from '../../platform/address.ts'
import { policyOn, usePolicies } from '../../queries/policies.ts'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { DraftTab } from './DraftTab.tsx'
import { VersionDrawer } from './VersionDrawer.tsx'

const tabs = ['versions', 'draft'] as const

/** 政策规则: the versions there are, and for the province the next one. */
export function PolicyPage() {
  const { t } = useTranslation('policy')
  const [tabText, setTab] = useAddressValue('tab')
  const policies = usePolicies()
  const today = useToday()
  const mayPublish = useMayAuthor('policy.publish')
  const tab = mayPublish ? (tabs.find(one => one === tabText) ?? 'versions') : 'versions'
  if (!policies) return <PageSkeleton />
  const [newest] = policies
  const inForce = policyOn(policies, today)
  return (
    <PageFrame
      title={t('title')}
      count={{ total: policies.length }}
      filters={
        mayPublish ? (
          <SegmentedControl
            aria-label={t('title')}
            data={tabs.map(value => ({ value, label: t(`tabs.${value}`) }))}
            value={tab}
            onChange={value => setTab(value === 'versions' ? undefined : value)}
          />
        ) : (
          <Text c="dimmed">{t('onlyProvince')}</Text>
        )
      }
    >
      {tab === 'draft' && newest ? (
        <DraftTab newest={newest} inForce={inForce ?? newest} onPublished={() => setTab(undefined)} />
      ) : (
        <VersionTable policies={policies} inForce={inForce} />
      )}
    </PageFrame>
  )
}

interface VersionTableProps {
  readonly policies: readonly Policy[]
  readonly inForce: Policy | null
}

function VersionTable({ policies, inForce }: VersionTableProps) {
  const { t } = useTranslation('policy')
  const [open, setOpen] = useAddressValue('id')
  const columns = useColumns(inForce)
  return (
    <>
      <DataTable<Policy>
        label={t('table')}
        records={policies}
        rowId={({ id }) => id}
        columns={columns}
        page={{ before: 0, total: policies.length }}
        onOpen={({ id }) => setOpen(id)}
        openId={open}
        empty={<EmptyState text={t('empty')} />}
      />
      <VersionDrawer
        policy={policies.find(({ id }) => id === open)}
        inForce={inForce}
        onClose={() => setOpen(undefined)}
      />
    </>
  )
}

function useColumns(inForce: Policy | null): readonly Column<Policy>[] {
  const { t } = useTranslation('policy')
  const current = inForce?.version ?? 0
  return useMemo(
    () => [
      {
        id: 'version',
        title: t('columns.version'),
        width: 110,
        render: ({ version }) => t('versionNo', { n: version })
      },
      {
        id: 'name',
        title: t('columns.name'),
        hideable: false,
        render: ({ name, sample }) => (
          <>
            {name} {sample ? <ToneBadge text={t('sample')} tone="gray" /> : null}
          </>
        )
      },
      { id: 'from', title: t('columns.from'), width: 130, render: ({ from }) => from },
      {
        id: 'state',
        title: t('columns.state'),
        width: 130,
        render: ({ version }) => {
          const state = version === current ? 'now' : version > current ? 'later' : 'past'
          return <ToneBadge text={t(`states.${state}`)} {...looks[state]} />
        }
      },
      {
        id: 'published',
        title: t('columns.published'),
        width: 160,
        render: ({ updatedAt }) => formatDateTime(updatedAt)
      }
    ],
    [t, current]
  )
}

const looks = { now: { tone: 'green' }, later: { tone: 'blue' }, past: { tone: 'gray', struck: true } } as const
