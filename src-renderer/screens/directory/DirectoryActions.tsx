import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayLetIn } from '../../../domain/directory/access-order.ts'
import { amendingOrganisation, type DirectoryThing, stopping } from '../../commands/directory.ts'
import type { Draft } from '../../commands/draft.ts'
import { useCheck } from '../../commands/use-check.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useDeskAtWork, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { AccessDialog, type Admitted } from './AccessDialog.tsx'
import { AmendDialog } from './AmendDialog.tsx'

/** What the reducers would take from this operator about one thing of the directory; why not, where they would not. */
export function DirectoryActions({ thing }: { readonly thing: DirectoryThing }) {
  const { t } = useTranslation('directory')
  const today = useToday()
  const [step, setStep] = useState<'amend' | 'stop' | 'access'>()
  const mayAmend = useMayAuthor('organisation.amend')
  const stop = stopping(thing, '–', today)
  const mayStop = useMayAuthor(stop.kind)
  const amend: Draft | null = thing.kind === 'organisation' && mayAmend ? amendingOrganisation(thing.id, {}) : null
  const amending = useCheck(amend, thing.updatedAt)
  const ending = useCheck(mayStop && thing.state === 'active' ? stop : null, thing.updatedAt)
  const admitted = useAdmitted(thing)
  const refused = amending ?? ending
  const end = () => setStep(undefined)
  return (
    <>
      {refused ? (
        <Text fz="sm" c="dimmed">
          {rejectionText(refused).reason}
        </Text>
      ) : null}
      {ending === null ? (
        <Button variant="default" onClick={() => setStep('stop')}>
          {t(`stop.${thing.kind}.act`)}
        </Button>
      ) : null}
      {admitted ? (
        <Button variant="default" onClick={() => setStep('access')}>
          {t(`access.${admitted.kind}.act`)}
        </Button>
      ) : null}
      {amending === null ? <Button onClick={() => setStep('amend')}>{t('amend')}</Button> : null}
      {step === 'access' && admitted ? <AccessDialog thing={admitted} onClose={end} /> : null}
      {step === 'stop' ? <StopDialog thing={thing} onClose={end} /> : null}
      {step === 'amend' && thing.kind === 'organisation' ? <AmendDialog organisation={thing} onClose={end} /> : null}
    </>
  )
}

/** D12: the operator or place that the operator at work may let in; null where there is none. */
function useAdmitted(thing: DirectoryThing): Admitted | null {
  const { organisation } = useDeskAtWork()
  const mayAdd = useMayAuthor('operator.add')
  if (thing.kind === 'device' || thing.state !== 'active' || !mayAdd) return null
  const home = thing.kind === 'operator' ? thing.organisation : thing.id
  return mayLetIn({ isServer: false, organisation }, home) ? thing : null
}

interface StopDialogProps {
  readonly thing: DirectoryThing
  readonly onClose: () => void
}

/** 停用、注销: what it means, and why it is done. */
function StopDialog({ thing, onClose }: StopDialogProps) {
  const { t } = useTranslation('directory')
  const today = useToday()
  const { say, busy } = useSaidCommand()
  const { operator, device, organisation } = useDeskAtWork()
  const isOwn = [operator.id, device.id, organisation.id].includes(thing.id)
  const name = thing.kind === 'organisation' ? thing.name : thing.label
  const presets = t(`stop.${thing.kind}.presets`, { returnObjects: true })
  const meaning = t(`stop.${thing.kind}.means`, { name })
  return (
    <ReasonDialog
      opened
      title={t(`stop.${thing.kind}.title`)}
      text={isOwn ? `${t(`stop.${thing.kind}.own`)}${meaning}` : meaning}
      presets={Object.values(presets)}
      confirmLabel={t(`stop.${thing.kind}.act`)}
      danger
      busy={busy}
      onConfirm={reason => {
        const draft = stopping(thing, reason, today)
        void say([draft], t(`stop.${thing.kind}.done`, { name })).then(isDone => isDone && onClose())
      }}
      onClose={onClose}
    />
  )
}
