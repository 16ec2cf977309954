import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sessionsInTwoPlaces } from '../../../domain/casework/teacher-overlap.ts'
import type { Session, TrainingClass } from '../../../domain/training/class.ts'
import { useOpenClasses } from '../../queries/classes.ts'

export interface ClashNoteProps {
  readonly trainingClass: TrainingClass
  /** As they would be held. */
  readonly sessions: readonly Session[]
}

/** Says while it can be mended that a teacher would teach another open class of the centre at the same time. */
export function ClashNote({ trainingClass: { id, centre }, sessions }: ClashNoteProps) {
  const { t } = useTranslation('classes')
  const open = useOpenClasses(centre) ?? []
  const clashes = sessionsInTwoPlaces({ id, sessions: [...sessions] }, open).length
  if (clashes === 0) return null
  return (
    <Text c="orange" fz="sm" role="status" data-wide>
      {t('teachers.clash', { n: clashes })}
    </Text>
  )
}
