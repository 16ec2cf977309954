import { Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClaimLine, isNoticeRunning } from '../../../domain/subsidy/claim.ts'
import { clearingClaim } from '../../commands/claims.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { usePersonNames } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'

interface Answer {
  readonly decision: 'keep' | 'refuse'
  readonly reason: string
}
const unanswered: Answer = { decision: 'keep', reason: '' }

/** 公示结束: every objection gets an answer. */
export function ClearDialog({ claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal } = useFormCommand()
  const today = useToday()
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const stopped = claim.lines.filter(({ state }) => state === 'stopped')
  const names = usePersonNames(stopped.map(({ person }) => person))
  const answerOf = ({ enrolment }: ClaimLine): Answer => answers.get(enrolment) ?? unanswered
  const isWhole = stopped.every(line => answerOf(line).reason.trim() !== '')
  const save = async () => {
    const given = stopped.map(line => {
      const { decision, reason } = answerOf(line)
      return { enrolment: line.enrolment, decision, reason: reason.trim() }
    })
    if (await say([clearingClaim(claim, given)], t('done.clear'))) onClose()
  }
  return (
    <LineDialog
      title={t('clear.title')}
      text={t(stopped.length === 0 ? 'clear.none' : 'clear.text', { to: claim.notice?.to ?? '' })}
      saveLabel={t('clear.save')}
      canSave={isWhole && !isNoticeRunning(claim, today)}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap="md">
        {stopped.map(line => (
          <AnswerFields
            key={line.enrolment}
            name={names.get(line.person)?.name ?? ''}
            objection={line.reason}
            answer={answerOf(line)}
            onChange={answer => setAnswers(before => new Map(before).set(line.enrolment, answer))}
          />
        ))}
      </Stack>
    </LineDialog>
  )
}

interface AnswerFieldsProps {
  readonly name: string
  readonly objection: string
  readonly answer: Answer
  readonly onChange: (answer: Answer) => void
}

function AnswerFields({ name, objection, answer, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation('subsidy')
  return (
    <div>
      <Radio.Group
        label={`${name}　${objection}`}
        value={answer.decision}
        onChange={value => onChange({ ...answer, decision: value === 'refuse' ? 'refuse' : 'keep' })}
      >
        <Radio value="keep" label={t('clear.keep')} mt={6} data-autofocus />
        <Radio value="refuse" label={t('clear.refuse')} mt={6} />
      </Radio.Group>
      <TextInput
        mt={6}
        aria-label={`${t('clear.reason')} ${name}`}
        placeholder={t('clear.missing')}
        value={answer.reason}
        maxLength={200}
        onChange={event => onChange({ ...answer, reason: event.currentTarget.value })}
      />
    </div>
  )
}
