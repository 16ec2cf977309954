import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { GateFrame } from './GateFrame.tsx'

/** Registers this PC once, with the address of the server and a code from the administrator. */
export function SetupPage() {
  const { t } = useTranslation('gate')
  const [server, setServer] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Failure>()
  const addressFault = server === '' || URL.canParse(server) ? undefined : t('addressFault')

  const register = async () => {
    if (!URL.canParse(server) || code.trim() === '' || busy) return
    setBusy(true)
    const answer = await desk().invoke('setup.register', { server, code: code.trim() })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.failure)
  }
  return (
    <GateFrame title={t('setup')} subtitle={t('setupHint')}>
      <FormGrid onSave={() => void register()}>
        <TextInput
          label={t('server')}
          value={server}
          onChange={event => setServer(event.currentTarget.value.trim())}
          error={addressFault}
          maxLength={300}
          autoFocus
        />
        <TextInput
          label={t('code')}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
          autoComplete="off"
          maxLength={400}
        />
        <Stack gap="sm">
          {refusal === undefined ? null : (
            <Alert color="red" role="alert">
              {failureText(refusal)}
            </Alert>
          )}
          <Button type="submit" loading={busy} fullWidth>
            {t('register')}
          </Button>
        </Stack>
      </FormGrid>
    </GateFrame>
  )
}
