import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CommandProblem, problemText } from '../../commands/command-problem.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'

export type FormDialogProps = {
  readonly title: string
  readonly busy: boolean
  readonly problem: CommandProblem | null
  /** Something else that stands against saving. */
  readonly note?: ReactNode
  readonly onSave: () => void
  readonly onClose: () => void
  /** Fields of the form. */
  readonly children: ReactNode
}

/** A small form over the page: fields, why it was refused, save with Ctrl+Enter. */
export function FormDialog({ title, busy, problem, note, onSave, onClose, children }: FormDialogProps) {
  const { t } = useTranslation(['people', 'actions'])
  const refusal = problem ? problemText(problem) : undefined
  return (
    <Modal opened onClose={onClose} title={title} size={640} closeButtonProps={{ 'aria-label': t('actions:close') }}>
      <FormGrid onSave={onSave}>
        {children}
        {note}
        {refusal === undefined ? null : (
          <Text c="red" fz="sm" role="alert">
            {[refusal.reason, refusal.remedy].filter(part => part !== '').join('　')}
          </Text>
        )}
        <Group justify="flex-end" gap={8}>
          <Text c="dimmed" fz="sm">
            {t('people:form.saveHint')}
          </Text>
          <Button variant="default" onClick={onClose}>
            {t('actions:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('people:form.save')}
          </Button>
        </Group>
      </FormGrid>
    </Modal>
  )
}
