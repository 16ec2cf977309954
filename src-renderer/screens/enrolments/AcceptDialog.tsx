import { Button, Select, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { seatsLeft, type TrainingClass } from '../../../domain/training/class.ts'
import { useBulkCheck } from '../../commands/bulk-job.ts'
import { placingsOf, skillKey, unitsOf } from '../../commands/enrolments.ts'
import { enrolmentJobOf } from '../../commands/enrolments-bulk.ts'
import { DialogFoot } from '../../components/dialog/DialogFoot.tsx'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { classesFor, useOpenClasses } from '../../queries/enrolments-classes.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useToday } from '../../queries/use-today.ts'
import { SeatsText } from './SeatsText.tsx'

export interface AcceptDialogProps {
  readonly enrolments: readonly Enrolment[]
  readonly onClose: () => void
}

type Wanted = { readonly key: string; readonly skill: Enrolment; readonly count: number }

function groupsOf(enrolments: readonly Enrolment[]): readonly Wanted[] {
  const groups = new Map<string, Wanted>()
  for (const one of enrolments) {
    const key = skillKey(one)
    groups.set(key, { key, skill: one, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()]
}

/** A class for each skill among the chosen; the first with seats is taken unless the clerk says otherwise. */
export function AcceptDialog({ enrolments, onClose }: AcceptDialogProps) {
  const { t } = useTranslation(['enrolments', 'actions'])
  const replica = useReplica()
  const today = useToday()
  const open = useOpenClasses()
  const check = useBulkCheck(enrolmentJobOf)
  const groups = useMemo(() => groupsOf(enrolments), [enrolments])
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({})
  const classOf = ({ key, skill }: Wanted): TrainingClass | undefined => {
    const offered = classesFor(open ?? [], skill, today)
    const id = chosen[key]
    return id === undefined ? offered[0] : offered.find(one => one.id === id)
  }
  const classBySkill = new Map(
    groups.flatMap(group => {
      const one = classOf(group)
      return one ? [[group.key, one] as const] : []
    })
  )
  const tryOut = async () => {
    if (classBySkill.size === 0) return
    const placings = await placingsOf(replica, enrolments, classBySkill, today)
    check(unitsOf(placings), { kind: 'accept', enrolments: placings.map(({ enrolment }) => enrolment), placings })
    onClose()
  }
  useHotkeys([['mod+Enter', () => void tryOut()]], [])
  return (
    <DialogFrame onClose={onClose} title={t('enrolments:acceptTitle')} size={640}>
      <Stack gap="sm">
        <Text>{t('enrolments:acceptText')}</Text>
        {groups.map(group => (
          <ClassChoice
            key={group.key}
            group={group}
            offered={classesFor(open ?? [], group.skill, today)}
            value={classOf(group)?.id ?? null}
            onChange={id => setChosen({ ...chosen, [group.key]: id })}
          />
        ))}
        <DialogFoot onCancel={onClose}>
          <Button data-autofocus onClick={() => void tryOut()} disabled={classBySkill.size === 0}>
            {t('enrolments:tryOut')}
          </Button>
        </DialogFoot>
      </Stack>
    </DialogFrame>
  )
}

interface ClassChoiceProps {
  readonly group: Wanted
  readonly offered: readonly TrainingClass[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

function ClassChoice({ group, offered, value, onChange }: ClassChoiceProps) {
  const { t } = useTranslation(['enrolments', 'fields'])
  const chosen = offered.find(({ id }) => id === value)
  return (
    <Select
      label={t('enrolments:chooseClass', { skill: skillText(group.skill), n: formatCount(group.count) })}
      placeholder={t(offered.length === 0 ? 'enrolments:noClass' : 'enrolments:leaveOut')}
      description={
        chosen && (
          <>
            {t('fields:capacity')} <SeatsText trainingClass={chosen} />
          </>
        )
      }
      data={offered.map(one => ({
        value: one.id,
        label: t('enrolments:classOption', { name: one.name, from: one.from, left: formatCount(seatsLeft(one)) })
      }))}
      value={value}
      onChange={onChange}
      disabled={offered.length === 0}
      clearable
    />
  )
}
