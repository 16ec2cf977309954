import { Button, SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import { PageFrame } from '../../../../src-renderer/components/page/PageFrame.tsx'
import { ScanInput } from '../../../../src-renderer/components/verify/ScanInput.tsx'
import { type ShownVerdict, VerdictPanel } from '../../../../src-renderer/components/verify/VerdictPanel.tsx'

const now = Date.UTC(2026, 10, 22, 6, 40)
const facts = [
  { label: '姓名', value: '样例甲' },
  { label: '身份证号码', value: '000101********0014' },
  { label: '职业（工种）', value: '焊工 · 五级/初级工' },
  { label: '面值', value: '¥1,500.00' },
  { label: '有效期至', value: '2026-12-31' }
]
const verdicts: readonly ShownVerdict[] = [
  { key: 'a', outcome: 'yes', facts, certainty: { kind: 'online' } },
  {
    key: 'b',
    outcome: 'provisional',
    facts,
    certainty: { kind: 'offline', dataAsOf: now - 20_000_000 },
    unchecked: ['是否已在别处绑定', '本人在用券数']
  },
  {
    key: 'c',
    outcome: 'no',
    rule: '券的职业（工种）或等级与班级不符',
    remedy: '请换对应的班级，或重新申领相符的券',
    facts,
    certainty: { kind: 'offline', dataAsOf: now - 86_400_000 }
  },
  {
    key: 'd',
    outcome: 'used',
    usedWhere: '2026-11-18 08:31 在清徐县样例培训中心 · 电焊一班核销',
    facts,
    certainty: { kind: 'online' }
  }
]

export function VerdictPage() {
  const [muted, setMuted] = useState(true)
  return (
    <PageFrame title="验券">
      <Stack>
        <ScanInput onText={() => undefined} />
        <SimpleGrid cols={2}>
          {verdicts.map(verdict => (
            <VerdictPanel
              key={verdict.key}
              verdict={verdict}
              now={now}
              muted={muted}
              onMute={setMuted}
              actions={<Button>绑定并签到</Button>}
            />
          ))}
        </SimpleGrid>
      </Stack>
    </PageFrame>
  )
}
