import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefusalText } from '../../locale/refusal-text.ts'
import { FormGrid } from '../form/FormGrid.tsx'
import { DialogFoot } from './DialogFoot.tsx'
import { DialogFrame } from './DialogFrame.tsx'
import { RefusalNote } from './RefusalNote.tsx'

export interface FormDialogProps {
  readonly title: string
  readonly busy: boolean
  /** Why it was not saved. */
  readonly refusal?: Pick<RefusalText, 'reason' | 'remedy'> | undefined
  /** Something else that stands against saving. */
  readonly note?: ReactNode
  /** Words of the main button, where saving has a name of its own. */
  readonly saveLabel?: string
  readonly canSave?: boolean
  /** The action cannot be taken back. */
  readonly danger?: boolean
  readonly onSave: () => void
  readonly onClose: () => void
  /** Fields of the form. */
  readonly children: ReactNode
}

/** A form over the page: fields, why it was refused, save with Ctrl+Enter. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation('actions')
  const { title, busy, refusal, note, saveLabel = t('save'), canSave = true, onSave, onClose, children } = props
  const hint = (
    <Text c="dimmed" fz="sm">
      {t('saveHint')}
    </Text>
  )
  return (
    <DialogFrame title={title} size={640} onClose={onClose}>
      <FormGrid onSave={onSave} begins>
        {children}
        {note}
        <RefusalNote of={refusal} />
        <DialogFoot note={hint} onCancel={onClose}>
          <Button type="submit" loading={busy} disabled={!canSave} {...(props.danger ? { color: 'red.9' } : {})}>
            {saveLabel}
          </Button>
        </DialogFoot>
      </FormGrid>
    </DialogFrame>
  )
}
