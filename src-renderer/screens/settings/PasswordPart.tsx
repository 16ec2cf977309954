import { Alert, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { PasswordField } from '../../components/form/PasswordField.tsx'
import { notifyDone } from '../../components/page/notify.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { desk } from '../../platform/desk.ts'
import { onlineFailureText } from './online-failure.ts'
import classes from './settings.module.css'

const nothingTyped = { old: '', fresh: '', again: '' }
const names = ['old', 'fresh', 'again'] as const

/** The operator's own password; main re-wraps the keys under the new one. */
export function PasswordPart() {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState(nothingTyped)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Failure>()
  const differs = typed.again !== '' && typed.again !== typed.fresh
  const isWhole = names.every(name => typed[name] !== '') && !differs

  const change = async () => {
    if (!isWhole || busy) return
    setBusy(true)
    const answer = await desk().invoke('session.change-password', { old: typed.old, fresh: typed.fresh })
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.failure)
    if (!answer.ok) return
    setTyped(nothingTyped)
    notifyDone({ title: t('password.changed'), text: t('password.changedText') })
  }
  return (
    <Panel title={t('parts.password')}>
      <div className={classes.form}>
        <FormGrid onSave={() => void change()}>
          {names.map(name => (
            <PasswordField
              key={name}
              label={t(`password.${name}`)}
              value={typed[name]}
              onChange={event => setTyped({ ...typed, [name]: event.currentTarget.value })}
              description={name === 'fresh' ? t('password.hint') : undefined}
              error={name === 'again' && differs ? t('password.differs') : undefined}
            />
          ))}
          {refusal === undefined ? null : (
            <Alert color="red" role="alert">
              {onlineFailureText(refusal)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={busy} disabled={!isWhole}>
              {t('password.change')}
            </Button>
          </Group>
        </FormGrid>
      </div>
    </Panel>
  )
}
