import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EXPORT_ALONE_MAX } from '../../../domain/protocol/disclosure.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { PasswordField } from '../../components/form/PasswordField.tsx'
import { formatCount } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { useOpenDesk } from '../../platform/open-desk.ts'

export interface SecondPersonDialogProps {
  readonly rows: number
  readonly busy: boolean
  readonly refusal: Failure | undefined
  readonly onConfirm: (second: { readonly login: string; readonly password: string }) => void
  readonly onClose: () => void
}

/** 双人确认: another operator of this desk agrees to a large export, with the password. */
export function SecondPersonDialog({ rows, busy, refusal, onConfirm, onClose }: SecondPersonDialogProps) {
  const { t } = useTranslation('exports')
  const { operators, operator } = useOpenDesk()
  const others = operators.filter(({ id }) => id !== operator?.id)
  const [login, setLogin] = useState<string | null>(others.length === 1 ? (others[0]?.login ?? null) : null)
  const [password, setPassword] = useState('')
  const save = () => {
    if (login !== null && password !== '') onConfirm({ login, password })
  }
  return (
    <FormDialog
      title={t('title')}
      busy={busy}
      refusal={refusal ? { reason: failureText(refusal), remedy: '' } : undefined}
      note={
        others.length === 0 ? (
          <Text fz="sm" data-wide>
            {t('nobody')}
          </Text>
        ) : undefined
      }
      saveLabel={t('confirm')}
      canSave={login !== null && password !== ''}
      onSave={save}
      onClose={onClose}
    >
      <Text data-wide>{t('text', { rows: formatCount(rows), limit: formatCount(EXPORT_ALONE_MAX) })}</Text>
      <Select
        label={t('second')}
        data={others.map(one => ({ value: one.login, label: `${one.label} ${one.login}` }))}
        value={login}
        onChange={setLogin}
        disabled={others.length === 0}
        allowDeselect={false}
        required
        data-autofocus
      />
      <PasswordField
        label={t('password')}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        disabled={others.length === 0}
        required
      />
    </FormDialog>
  )
}
