import { Alert, Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { PasswordField } from '../../components/form/PasswordField.tsx'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { GateFrame } from './GateFrame.tsx'

export interface ChoosePasswordPageProps {
  readonly login: string
  /** The one-time password that was just accepted. */
  readonly first: string
  readonly onBack: () => void
}

const names = ['fresh', 'again'] as const

/** After a first password: an own one, before anything else. The desk opens with it. */
export function ChoosePasswordPage({ login, first, onBack }: ChoosePasswordPageProps) {
  const { t } = useTranslation(['gate', 'settings'])
  const [typed, setTyped] = useState({ fresh: '', again: '' })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Failure>()
  const differs = typed.again !== '' && typed.again !== typed.fresh
  const isWhole = names.every(name => typed[name] !== '') && !differs

  const choose = async () => {
    if (!isWhole || busy) return
    setBusy(true)
    const answer = await desk().invoke('session.choose-password', { login, first, fresh: typed.fresh })
    setBusy(false)
    if (!answer.ok) setRefusal(answer.failure)
  }
  return (
    <GateFrame title={t('gate:choose')} subtitle={t('gate:chooseHint', { login })}>
      <FormGrid onSave={() => void choose()}>
        {names.map(name => (
          <PasswordField
            key={name}
            label={t(`settings:password.${name}`)}
            value={typed[name]}
            onChange={event => setTyped({ ...typed, [name]: event.currentTarget.value })}
            description={name === 'fresh' ? t('settings:password.hint') : undefined}
            error={name === 'again' && differs ? t('settings:password.differs') : undefined}
            autoFocus={name === 'fresh'}
          />
        ))}
        <Stack gap="sm">
          {refusal === undefined ? null : (
            <Alert color="red" role="alert">
              {failureText(refusal)}
            </Alert>
          )}
          <Button type="submit" loading={busy} disabled={!isWhole} fullWidth>
            {t('gate:chosen')}
          </Button>
          <Button variant="default" onClick={onBack} fullWidth>
            {t('gate:back')}
          </Button>
        </Stack>
      </FormGrid>
    </GateFrame>
  )
}
