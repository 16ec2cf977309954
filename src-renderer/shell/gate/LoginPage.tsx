import { Alert, Autocomplete, Button, Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskState } from '../../../src-main/contract/desk.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { PasswordField } from '../../components/form/PasswordField.tsx'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { ChoosePasswordPage } from './ChoosePasswordPage.tsx'
import { GateFrame } from './GateFrame.tsx'

export interface LoginPageProps {
  readonly state: DeskState
}

/** Those who have logged in here before are offered by name of desk; they may log in without a line. */
export function LoginPage({ state }: LoginPageProps) {
  const { t } = useTranslation('gate')
  const [login, setLogin] = useState(state.operators[0]?.login ?? '')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<Failure>()
  const [first, setFirst] = useState<string>()

  const enter = async () => {
    if (login.trim() === '' || password === '' || busy) return
    setBusy(true)
    const answer = await desk().invoke('session.login', { login: login.trim(), password })
    setBusy(false)
    setPassword('')
    if (answer.ok) return
    if (answer.failure.code === 'session.first-password') return setFirst(password)
    setRefusal(answer.failure)
    passwordField.current?.focus()
  }
  const again = () => {
    setFirst(undefined)
    setRefusal(undefined)
  }
  if (first !== undefined) return <ChoosePasswordPage login={login.trim()} first={first} onBack={again} />
  return (
    <GateFrame title={t('login')} subtitle={state.organisation?.name ?? state.device?.label}>
      <FormGrid onSave={() => void enter()}>
        <Autocomplete
          label={t('loginName')}
          data={state.operators.map(operator => operator.login)}
          renderOption={({ option }) => {
            const known = state.operators.find(operator => operator.login === option.value)
            return known ? `${known.label} ${known.login}` : option.value
          }}
          value={login}
          onChange={setLogin}
          autoComplete="off"
          maxLength={64}
        />
        <PasswordField
          ref={passwordField}
          label={t('password')}
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') void enter()
          }}
          autoFocus={login !== ''}
        />
        <Stack gap="sm">
          {refusal === undefined ? null : (
            <Alert color="red" role="alert">
              {failureText(refusal)}
            </Alert>
          )}
          <Button type="submit" loading={busy} fullWidth>
            {t('enter')}
          </Button>
        </Stack>
      </FormGrid>
    </GateFrame>
  )
}
