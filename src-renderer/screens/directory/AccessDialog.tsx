import { Alert, Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import type { AccessCodeReply } from '../../../domain/protocol/access.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import { DialogFoot } from '../../components/dialog/DialogFoot.tsx'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'
import { formatDateTime } from '../../locale/format.ts'
import { desk } from '../../platform/desk.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import { onlineFailureText } from '../settings/online-failure.ts'
import classes from './directory.module.css'

export type Admitted = Operator | Organisation

export interface AccessDialogProps {
  readonly thing: Admitted
  readonly onClose: () => void
}

const orderFor = (thing: Admitted) =>
  thing.kind === 'operator'
    ? desk().invoke('access.first-password', { operator: thing.id })
    : desk().invoke('access.registration-code', { organisation: thing.id })

/** 发放初始口令, 发放设备注册码: asked of the server, shown once and kept nowhere. */
export function AccessDialog({ thing, onClose }: AccessDialogProps) {
  const { t } = useTranslation(['directory', 'actions'])
  const [busy, setBusy] = useState(false)
  const [given, setGiven] = useState<AccessCodeReply>()
  const [refusal, setRefusal] = useState<Failure>()
  const { kind } = thing
  const name = kind === 'operator' ? thing.label : thing.name

  const order = async () => {
    if (busy) return
    setBusy(true)
    const answer = await orderFor(thing)
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.failure)
    if (answer.ok) setGiven(answer.value)
  }
  return (
    <DialogFrame title={t(`directory:access.${kind}.act`)} size={560} onClose={onClose}>
      <Stack gap="sm">
        {given ? (
          <Given thing={thing} given={given} />
        ) : (
          <Text fz="sm">{t(`directory:access.${kind}.means`, { name })}</Text>
        )}
        {refusal === undefined ? null : (
          <Alert color="red" role="alert">
            {onlineFailureText(refusal)}
          </Alert>
        )}
        {given ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions:close')}
            </Button>
          </Group>
        ) : (
          <DialogFoot onCancel={onClose}>
            <Button onClick={() => void order()} loading={busy} data-autofocus>
              {t('directory:access.give')}
            </Button>
          </DialogFoot>
        )}
      </Stack>
    </DialogFrame>
  )
}

interface GivenProps {
  readonly thing: Admitted
  readonly given: AccessCodeReply
}

/** The code, large, with what it is for and until when. */
function Given({ thing, given: { code, validUntil } }: GivenProps) {
  const { t } = useTranslation(['directory', 'actions'])
  const show = useOfficePaper()
  const { kind } = thing
  const until = t('directory:access.until', { time: formatDateTime(validUntil) })
  const next = t(`directory:access.${kind}.next`)
  const whom =
    kind === 'operator'
      ? ([t('directory:login'), thing.login] as const)
      : ([t('directory:organisation'), thing.name] as const)
  const print = () =>
    show({
      title: t(`directory:access.${kind}.slip`),
      facts: [whom, [t(`directory:access.${kind}.code`), code]],
      tables: [],
      notes: [until, next, t('directory:access.once')],
      signatures: []
    })
  return (
    <>
      <Text fz="sm">
        {whom[0]} {whom[1]}
      </Text>
      <output className={classes.code} aria-label={t(`directory:access.${kind}.code`)}>
        {code}
      </output>
      <Text fz="sm">{until}</Text>
      <Text fz="sm">{next}</Text>
      <Text fz="sm">{t('directory:access.once')}</Text>
      <Group gap={8}>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('actions:copied') : t('actions:copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={() => void print()}>
          {t('actions:print')}
        </Button>
      </Group>
    </>
  )
}
