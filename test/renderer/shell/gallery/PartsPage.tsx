import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { checkIdNumber, sampleIdNumber } from '../../../../domain/codes/id-number.ts'
import { shippedOccupations } from '../../../../domain/codes/occupations.ts'
import { enrolmentStates } from '../../../../domain/enrolment/enrolment.ts'
import { lanes } from '../../../../domain/journal/lane.ts'
import { classStates } from '../../../../domain/training/class.ts'
import { voucherStates } from '../../../../domain/voucher/voucher.ts'
import { LaneBadge } from '../../../../src-renderer/components/badge/LaneBadge.tsx'
import { StateBadge } from '../../../../src-renderer/components/badge/StateBadge.tsx'
import { Field } from '../../../../src-renderer/components/form/Field.tsx'
import { FormGrid } from '../../../../src-renderer/components/form/FormGrid.tsx'
import { IdNumberField } from '../../../../src-renderer/components/form/IdNumberField.tsx'
import {
  type OccupationLevel,
  OccupationLevelPicker
} from '../../../../src-renderer/components/form/OccupationLevelPicker.tsx'
import { PageFrame } from '../../../../src-renderer/components/page/PageFrame.tsx'
import { Panel } from '../../../../src-renderer/components/page/Panel.tsx'
import { ProgressPanel } from '../../../../src-renderer/components/page/ProgressPanel.tsx'
import { SyncStateView } from '../../../../src-renderer/components/sync/SyncStateView.tsx'

const now = Date.UTC(2026, 10, 22, 6, 40)
const quiet = {
  line: 'up',
  pending: 0,
  needsDecision: 0,
  frozen: false,
  revoked: false,
  upgradeNeeded: false,
  lastContactAt: now,
  dataAsOf: now
} as const
const check = (text: string) => checkIdNumber(text, { today: '2026-11-22', allowSampleRegion: true })
const choices = shippedOccupations.all.map(row => ({
  code: row.code,
  name: row.name,
  levels: ['5', '4', '3'] as const
}))

export function PartsPage() {
  const [good, setGood] = useState(sampleIdNumber(7, '1988-05-12', 'male'))
  const [bad, setBad] = useState('000101198813120014')
  const [skill, setSkill] = useState<Partial<OccupationLevel>>({ occupation: '6-18-02-04' })
  return (
    <PageFrame title="部件" primary={{ label: '保存', onClick: () => undefined }}>
      <Stack gap="md">
        <Group gap={6}>
          {voucherStates.map(state => (
            <StateBadge key={state} of="voucher" state={state} />
          ))}
          <StateBadge of="voucher" state="expired" />
          <StateBadge of="voucher" state="made" />
          <StateBadge of="voucher" state="bound" provisional />
          <StateBadge of="voucher" state="settled" provisional />
        </Group>
        <Group gap={6}>
          {enrolmentStates.map(state => (
            <StateBadge key={state} of="enrolment" state={state} />
          ))}
        </Group>
        <Group gap={6}>
          {classStates.map(state => (
            <StateBadge key={state} of="trainingClass" state={state} />
          ))}
        </Group>
        <Group gap={6}>
          {lanes.map(lane => (
            <LaneBadge key={lane} lane={lane} />
          ))}
        </Group>
        <Group gap={6}>
          <SyncStateView figures={quiet} now={now} onOpen={() => undefined} />
          <SyncStateView figures={{ ...quiet, pending: 12 }} now={now} onOpen={() => undefined} />
          <SyncStateView figures={{ ...quiet, line: 'down', pending: 36 }} now={now} onOpen={() => undefined} />
          <SyncStateView
            figures={{ ...quiet, lastContactAt: now, dataAsOf: now - 780_000 }}
            now={now}
            onOpen={() => undefined}
          />
          <SyncStateView figures={{ ...quiet, needsDecision: 3 }} now={now} onOpen={() => undefined} />
          <SyncStateView
            figures={{ ...quiet, loading: { done: 12400, total: 60000 } }}
            now={now}
            onOpen={() => undefined}
          />
          <SyncStateView figures={{ ...quiet, frozen: true }} now={now} onOpen={() => undefined} />
          <SyncStateView figures={{ ...quiet, revoked: true }} now={now} onOpen={() => undefined} />
        </Group>
        <Panel title="劳动者登记" actions={<Button variant="default">读取证件</Button>}>
          <FormGrid columns={2} onSave={() => undefined}>
            <TextInput label="姓名" required defaultValue="样例甲" />
            <IdNumberField value={good} onChange={setGood} check={check} required />
            <IdNumberField value={bad} onChange={setBad} check={check} />
            <Select label="人员类别" data={['农村转移劳动者', '高校毕业生']} />
            <OccupationLevelPicker choices={choices} value={skill} onChange={setSkill} required />
            <TextInput label="手机号码" error="应为 11 位，现为 10 位，请核对" defaultValue="1000000000" />
            <Field label="所在县（市、区）">清徐县</Field>
            <TextInput label="备注" description="不要填写个人信息" wrapperProps={{ 'data-wide': true }} />
            <Group>
              <Button type="submit">保存</Button>
              <Button variant="default">取消</Button>
            </Group>
          </FormGrid>
        </Panel>
        <ProgressPanel
          title="批量发放"
          done={1240}
          total={5000}
          startedAt={now - 62_000}
          now={now}
          onCancel={() => undefined}
          note="已拒绝 6"
        />
      </Stack>
    </PageFrame>
  )
}
