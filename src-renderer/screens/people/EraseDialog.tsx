import { List, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { erasureReasons, type Person } from '../../../domain/person/person.ts'
import { type ErasureReason, erasure, isLastFour } from '../../commands/erasure.ts'
import { useCheck } from '../../commands/use-check.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { rejectionText } from '../../locale/refusal-text.ts'
import type { PersonName } from '../../queries/use-person.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { useKnownOfPerson } from './use-known-of-person.ts'

export interface EraseDialogProps {
  readonly person: Person
  readonly identity: PersonName
  readonly onClose: () => void
}

/** 清除个人信息: why, what goes and what stays; the last four of the ID number keep it from being done by mistake. */
export function EraseDialog({ person, identity, onClose }: EraseDialogProps) {
  const { t } = useTranslation('people')
  const [reason, setReason] = useState<ErasureReason>()
  const [typed, setTyped] = useState('')
  const known = useKnownOfPerson(person)
  const { say, busy, refusal } = useFormCommand()
  const tried = known ? erasure(person, known, reason ?? 'asked') : null
  const refused = useCheck(tried, person.updatedAt)
  const canSave = tried !== null && refused === null && reason !== undefined && isLastFour(typed, identity.masked)
  const save = async () => {
    if (!canSave) return
    if (await say([tried], t('erase.done'), t('form.savedHere'))) onClose()
  }
  return (
    <FormDialog
      title={t('erase.title', { name: identity.name })}
      busy={busy}
      refusal={refusal ?? (refused ? rejectionText(refused) : undefined)}
      saveLabel={t('erase.confirm')}
      canSave={canSave}
      danger
      onSave={() => void save()}
      onClose={onClose}
    >
      <div data-wide>
        <WhatGoes />
      </div>
      <Radio.Group
        label={t('erase.reason')}
        value={reason ?? ''}
        onChange={chosen => setReason(erasureReasons.find(one => one === chosen))}
        wrapperProps={{ 'data-wide': true }}
        required
      >
        <Stack gap={6}>
          {erasureReasons.map(one => (
            <Radio key={one} value={one} label={t(`erase.reasons.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('erase.lastFour')}
        description={identity.masked}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        maxLength={4}
        autoComplete="off"
        required
      />
    </FormDialog>
  )
}

function WhatGoes() {
  const { t } = useTranslation('people')
  return (
    <Stack gap="xs">
      <Text fw={500}>{t('erase.goes')}</Text>
      <List size="sm">
        <List.Item>{t('erase.goesParts')}</List.Item>
        <List.Item>{t('erase.goesWishes')}</List.Item>
      </List>
      <Text fw={500}>{t('erase.stays')}</Text>
      <List size="sm">
        <List.Item>{t('erase.staysRecords')}</List.Item>
        <List.Item>{t('erase.staysOutside')}</List.Item>
      </List>
      <Text c="var(--mantine-color-error)">{t('erase.final')}</Text>
    </Stack>
  )
}
