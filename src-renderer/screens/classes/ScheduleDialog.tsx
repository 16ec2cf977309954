import { Chip, Group, NumberInput, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session, TrainingClass } from '../../../domain/training/class.ts'
import {
  type SessionPattern,
  scheduleDrafts,
  sessionsOf,
  type Weekday,
  weekdayOf
} from '../../commands/classes-drafts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { Field } from '../../components/form/Field.tsx'
import { useTeachersOf } from '../../queries/teachers.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { ClashNote } from './ClashNote.tsx'

export interface ScheduleDialogProps {
  readonly opened: boolean
  readonly trainingClass: TrainingClass
  readonly onClose: () => void
}

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** A single session, or the same hours on several days. */
export function ScheduleDialog({ opened, ...props }: ScheduleDialogProps) {
  return opened ? <ScheduleForm {...props} /> : null
}

const firstPattern = ({ from, to }: TrainingClass): SessionPattern => ({
  firstDay: from,
  lastDay: to,
  weekdays: week,
  from: '08:30',
  to: '11:30',
  part: 'theory',
  mode: 'offline',
  hours: 4
})

function ScheduleForm({ trainingClass, onClose }: Omit<ScheduleDialogProps, 'opened'>) {
  const { t } = useTranslation(['classes', 'fields'])
  const [pattern, setPattern] = useState(() => firstPattern(trainingClass))
  const { say, busy } = useSaidCommand()
  const set = (part: Partial<SessionPattern>) => setPattern({ ...pattern, ...part })
  const sessions = sessionsOf(pattern)
  const save = async () => {
    if (sessions.length === 0 || busy) return
    const isDone = await say(
      scheduleDrafts(trainingClass.id, sessions),
      t('classes:schedule.saved', { n: sessions.length })
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={t('classes:schedule.title')}
      busy={busy}
      saveLabel={t('classes:schedule.save', { n: sessions.length })}
      canSave={sessions.length > 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('classes:schedule.firstDay')}
        value={pattern.firstDay}
        min={trainingClass.from}
        max={trainingClass.to}
        onChange={event => set({ firstDay: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        type="date"
        label={t('classes:schedule.lastDay')}
        value={pattern.lastDay}
        min={trainingClass.from}
        max={trainingClass.to}
        onChange={event => set({ lastDay: event.currentTarget.value })}
      />
      <Field label={t('classes:schedule.weekdays')}>
        <Chip.Group
          multiple
          value={pattern.weekdays.map(String)}
          onChange={chosen => set({ weekdays: week.filter(day => chosen.includes(String(day))) })}
        >
          <Group gap={4}>
            {week.map(day => (
              <Chip key={day} value={String(day)} size="xs">
                {t(`classes:schedule.weekday.${day}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Field>
      <TextInput
        type="time"
        label={t('classes:schedule.from')}
        value={pattern.from}
        onChange={event => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('classes:schedule.to')}
        value={pattern.to}
        onChange={event => set({ to: event.currentTarget.value })}
      />
      <Select
        label={t('classes:schedule.part')}
        data={(['theory', 'practice'] as const).map(value => ({ value, label: t(`fields:sessionParts.${value}`) }))}
        value={pattern.part}
        onChange={part => part !== null && set({ part })}
        allowDeselect={false}
      />
      <Select
        label={t('classes:schedule.mode')}
        data={(['offline', 'online'] as const).map(value => ({ value, label: t(`fields:sessionModes.${value}`) }))}
        value={pattern.mode}
        onChange={mode => mode !== null && set({ mode })}
        allowDeselect={false}
      />
      <TeacherField trainingClass={trainingClass} pattern={pattern} onChange={setPattern} />
      <NumberInput
        label={t('classes:schedule.hours')}
        value={pattern.hours}
        onChange={hours => typeof hours === 'number' && set({ hours })}
        min={1}
        max={12}
        clampBehavior="strict"
        allowDecimal={false}
      />
      <SessionPreview sessions={sessions} />
      <ClashNote trainingClass={trainingClass} sessions={sessions} />
    </FormDialog>
  )
}

const SHOWN_DAYS = 6

function SessionPreview({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useTranslation('classes')
  if (sessions.length === 0) return <Text c="orange">{t('schedule.nothing')}</Text>
  const hours = sessions.reduce((sum, session) => sum + session.hours, 0)
  const days = sessions
    .slice(0, SHOWN_DAYS)
    .map(({ date }) => t('schedule.day', { date: date.slice(5), weekday: t(`schedule.weekday.${weekdayOf(date)}`) }))
  const more = sessions.length > SHOWN_DAYS ? ' …' : ''
  return (
    <Text fz="sm" c="dimmed" role="status">
      {t('schedule.preview', { n: sessions.length, hours, days: days.join(' ') + more })}
    </Text>
  )
}

/** One of the class's teachers; nobody is named where none is chosen. */
function TeacherField(props: {
  readonly trainingClass: TrainingClass
  readonly pattern: SessionPattern
  readonly onChange: (pattern: SessionPattern) => void
}) {
  const { t } = useTranslation('classes')
  const names = useTeachersOf(props.trainingClass)
  const { teachers = [] } = props.trainingClass
  const { teacher = null, ...others } = props.pattern
  return (
    <Select
      label={t('teachers.teacher')}
      data={teachers.map(id => ({ value: id, label: names.get(id)?.name ?? '' }))}
      value={teacher}
      onChange={id => props.onChange(id === null ? others : { ...others, teacher: id })}
      disabled={teachers.length === 0}
      clearable
    />
  )
}
