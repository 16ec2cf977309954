import { ActionIcon, Button, Select, TextInput, Tooltip } from '@mantine/core'
import { IconEye, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { StateBadge } from '../../../../src-renderer/components/badge/StateBadge.tsx'
import { DetailDrawer } from '../../../../src-renderer/components/page/DetailDrawer.tsx'
import { EmptyState } from '../../../../src-renderer/components/page/EmptyState.tsx'
import { Facts } from '../../../../src-renderer/components/page/Facts.tsx'
import { PageFrame } from '../../../../src-renderer/components/page/PageFrame.tsx'
import { Timeline } from '../../../../src-renderer/components/page/Timeline.tsx'
import { Masked } from '../../../../src-renderer/components/person/Masked.tsx'
import { PersonCell } from '../../../../src-renderer/components/person/PersonCell.tsx'
import type { Column, Sort } from '../../../../src-renderer/components/table/column.ts'
import { DataTable } from '../../../../src-renderer/components/table/DataTable.tsx'
import { MoneyText } from '../../../../src-renderer/components/value/MoneyText.tsx'
import { QrCode } from '../../../../src-renderer/components/value/QrCode.tsx'
import { TimeText } from '../../../../src-renderer/components/value/TimeText.tsx'
import { useAddressValue } from '../../../../src-renderer/platform/address.ts'
import { tableLayout } from '../../../../src-renderer/platform/table-layout.ts'
import { type SampleRow, sampleRows } from './sample-rows.ts'

const now = Date.UTC(2026, 10, 22, 6, 40)
const rows = sampleRows(50, now)
const layout = tableLayout('gallery')

const columns: readonly Column<SampleRow>[] = [
  { id: 'code', title: '券号', width: 130, render: row => row.code, hideable: false },
  {
    id: 'person',
    title: '持券人',
    width: 260,
    render: row => <PersonCell who={{ name: row.name, masked: row.idNumber }} sample />
  },
  { id: 'occupation', title: '职业（工种）', render: row => row.occupation, sortable: true },
  { id: 'level', title: '等级', render: row => row.level },
  { id: 'value', title: '面值', align: 'right', width: 110, render: row => <MoneyText fen={row.faceValueFen} /> },
  {
    id: 'state',
    title: '状态',
    width: 120,
    render: row => (
      <StateBadge
        of="voucher"
        state={row.state}
        provisional={row.provisional}
        onShowRefusal={row.state === 'frozen' ? () => undefined : undefined}
      />
    )
  },
  { id: 'until', title: '有效期至', width: 110, render: row => row.validUntil },
  {
    id: 'updated',
    title: '更新时间',
    width: 120,
    sortable: true,
    render: row => <TimeText at={row.updatedAt} now={now} />
  }
]

const tools = (
  <Tooltip label="打印">
    <ActionIcon aria-label="打印">
      <IconPrinter size={16} />
    </ActionIcon>
  </Tooltip>
)

export function TablePage() {
  const [open, setOpen] = useAddressValue('id')
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(['sample-1', 'sample-3', 'elsewhere']))
  const [sort, setSort] = useState<Sort>({ by: 'updated', direction: 'desc' })
  const shown = rows.find(row => row.id === open)
  return (
    <PageFrame
      title="培训券"
      count={{ total: 40084, provisional: 3 }}
      primary={{ label: '发放培训券', icon: <IconPlus size={16} />, onClick: () => undefined }}
      secondary={<Button variant="default">导出</Button>}
      filters={
        <>
          <TextInput placeholder="券号、姓名、证件末四位" w={220} />
          <Select placeholder="状态" data={['已发放', '已领取']} w={120} clearable />
          <Select placeholder="职业（工种）" data={['焊工', '养老护理员']} w={180} searchable clearable />
        </>
      }
    >
      <DataTable
        label="培训券"
        records={rows}
        rowId={row => row.id}
        columns={columns}
        layout={layout}
        page={{ before: 100, total: 40084, provisional: 3, onPrevious: () => undefined, onNext: () => undefined }}
        empty={<EmptyState text="还没有培训券" />}
        sort={sort}
        onSort={setSort}
        selection={{
          ids,
          onChange: setIds,
          actions: (
            <>
              <Button variant="default">打印凭条</Button>
              <Button variant="default">作废</Button>
            </>
          )
        }}
        onOpen={row => setOpen(row.id)}
        openId={open}
        rowActions={() => (
          <ActionIcon aria-label="详情">
            <IconEye size={16} />
          </ActionIcon>
        )}
        tools={tools}
      />
      <DetailDrawer
        opened={shown !== undefined}
        onClose={() => setOpen(undefined)}
        title={shown?.code ?? ''}
        badge={<StateBadge of="voucher" state={shown?.state ?? 'issued'} provisional />}
        actions={
          <>
            <Button variant="default">打印凭条</Button>
            <Button>换发</Button>
          </>
        }
      >
        <Facts
          facts={[
            { label: '持券人', value: shown?.name },
            {
              label: '身份证号码',
              value: <Masked masked="000105********1234" onReveal={async () => '000105198805121234'} />
            },
            { label: '职业（工种）', value: shown?.occupation },
            { label: '面值', value: <MoneyText fen={shown?.faceValueFen ?? 0} strong /> },
            { label: '有效期至', value: shown?.validUntil }
          ]}
        />
        <QrCode text="JQ1:6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDEXWK G2EP4J0B" size={180} label="券的二维码" />
        <Timeline
          items={[
            { id: 'a', at: now - 3_600_000, title: '验券绑定', who: '清徐县样例培训中心 · 前台 02', lane: 'pending' },
            {
              id: 'b',
              at: now - 86_400_000,
              title: '领取',
              who: '清徐县人社局 · 经办 01',
              lane: 'rejected',
              note: '本人在用的券已达上限 1 张'
            },
            { id: 'c', at: now - 90_000_000, title: '发放', who: '清徐县人社局 · 经办 01' }
          ]}
        />
      </DetailDrawer>
    </PageFrame>
  )
}
