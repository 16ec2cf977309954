import { Alert, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../domain/casework/case.ts'
import { PresetChips } from '../../components/form/PresetChips.tsx'
import { useFormCommand } from '../saying/use-said-command.ts'
import { type Decision, decisionSaid, decisions, isOpenTo, presetsFor } from './decisions.ts'

const LONGEST_REASON = 200

/** One decision for the whole case, with its reason. Ctrl+Enter decides. */
export function ResolveForm({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('cases')
  const [decision, setDecision] = useState<Decision>('uphold-winner')
  const [reason, setReason] = useState('')
  const { say, busy, refusal } = useFormCommand()
  const given = reason.trim()
  const presets = t('presets', { returnObjects: true })
  // A reason that speaks for one side and a decision for the other would stand on paper for good.
  const choose = (text: string) => {
    setReason(text)
    setDecision(before => decisionSaid(text, presets) ?? before)
  }

  const decide = async () => {
    if (given === '') return
    const args = { dispute: dispute.id, voucher: dispute.voucher, decision, reason: given }
    await say([{ kind: 'dispute.resolve', args }], t('done'), t('doneText'))
  }
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('decision')}
        value={decision}
        onChange={value => setDecision(decisions.find(one => one === value) ?? 'uphold-winner')}
      >
        <Stack gap={6} mt={4}>
          {decisions.map(one => (
            <Radio
              key={one}
              value={one}
              label={t(`decisions.${one}`)}
              description={t(`decisionHints.${one}`)}
              disabled={!isOpenTo(one, dispute)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <PresetChips presets={presetsFor(dispute, presets)} value={reason} onChange={choose} />
      <Textarea
        aria-label={t('resolution')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && event.ctrlKey) void decide()
        }}
        maxLength={LONGEST_REASON}
        required
      />
      {refusal ? (
        <Alert color="red" role="alert">
          <Text fz="sm">{refusal.reason}</Text>
          <Text fz="sm">{refusal.remedy}</Text>
          <Text fz="xs" c="dimmed">
            {refusal.code}
          </Text>
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button onClick={() => void decide()} loading={busy} disabled={given === ''}>
          {t('confirm')}
        </Button>
      </Group>
    </Stack>
  )
}
