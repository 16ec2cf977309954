import { MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { assigning } from '../../commands/classes-drafts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useTeachers } from '../../queries/teachers.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { useSessionLabel } from '../verify/PlaceBar.tsx'
import { ClashNote } from './ClashNote.tsx'

export interface AssignDialogProps {
  readonly trainingClass: TrainingClass
  readonly onClose: () => void
}

/** 安排教师: who teaches which of the sessions to come; at first those that nobody teaches yet, and any other is taken over. */
export function AssignDialog({ trainingClass, onClose }: AssignDialogProps) {
  const { t } = useTranslation('classes')
  const { organisation } = useDeskAtWork()
  const teachers = useTeachers(organisation.id) ?? []
  const today = useToday()
  const label = useSessionLabel()
  const { say, busy } = useSaidCommand()
  const taughtBy = (known = ''): string => teachers.find(({ id }) => id === known)?.name ?? ''
  const ahead = trainingClass.sessions.filter(({ date }) => date >= today)
  const [teacher, setTeacher] = useState<string | null>(null)
  const [chosen, setChosen] = useState(() => ahead.flatMap(one => (one.teacher === undefined ? [one.id] : [])))
  const taught = ahead.flatMap(one => (teacher !== null && chosen.includes(one.id) ? [{ ...one, teacher }] : []))
  const save = async () => {
    if (teacher === null || chosen.length === 0 || busy) return
    const drafts = chosen.map(session => assigning(trainingClass.id, session, teacher))
    if (await say(drafts, t('assign.done', { n: chosen.length }))) onClose()
  }
  return (
    <FormDialog
      title={t('assign.title')}
      busy={busy}
      canSave={teacher !== null && chosen.length > 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('teachers.teacher')}
        data={teachers.map(({ id, name }) => ({ value: id, label: name }))}
        value={teacher}
        onChange={setTeacher}
        error={teachers.length === 0 ? t('teachers.nobodyYet') : undefined}
        data-autofocus
        required
      />
      <MultiSelect
        label={t('assign.sessions')}
        description={t('assign.hint')}
        data={ahead.map(one => ({ value: one.id, label: `${label(one)} ${taughtBy(one.teacher)}`.trimEnd() }))}
        value={chosen}
        onChange={setChosen}
        required
      />
      <ClashNote trainingClass={trainingClass} sessions={taught} />
    </FormDialog>
  )
}
