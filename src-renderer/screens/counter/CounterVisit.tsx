import { Button, Kbd } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../commands/command-problem.ts'
import { Field } from '../../components/form/Field.tsx'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { OccupationLevelPicker } from '../../components/form/OccupationLevelPicker.tsx'
import { PageSkeleton } from '../../components/page/PageSkeleton.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { formatCount } from '../../locale/format.ts'
import { occupationChoices, wholeSkill, withUsualLevel } from '../people/occupation-choices.ts'
import { WorkerFields } from '../people/WorkerFields.tsx'
import { formFaults, isFaultless, type WorkerFormFaults } from '../people/worker-form.ts'
import classes from './counter.module.css'
import { issueStanding, offeredSkills, onlySkill } from './issue-standing.ts'
import { useCounterWorker, useNumberOptions } from './use-counter-worker.ts'
import { useFinish } from './use-finish.ts'
import { useOffer } from './use-offer.ts'
import type { VisitDesk, VisitResult } from './use-visit.ts'
import { VisitRecords } from './VisitRecords.tsx'
import { VisitSteps } from './VisitSteps.tsx'
import { collectable, hasOpenEnrolment, usualSkill, type VisitForm } from './visit-form.ts'

export type CounterVisitProps = {
  readonly form: VisitForm
  readonly desk: VisitDesk
  readonly onFinished: (result: VisitResult) => void
  /** Where the page puts what Ctrl+Enter does. */
  readonly finishRef: { current: () => void }
}

/** One worker: who it is, what is possible, and everything of the visit in one go. */
export function CounterVisit({ form, desk, onFinished, finishRef }: CounterVisitProps) {
  const { t } = useTranslation(['counter', 'people'])
  const options = useNumberOptions()
  const worker = useCounterWorker(form)
  const offer = useOffer()
  const { finish, busy, problem } = useFinish(options)
  const [faults, setFaults] = useState<WorkerFormFaults>({})
  const [note, setNote] = useState('')
  const area = useRef<HTMLDivElement>(null)

  const { judged, lookup } = worker
  const walkIn = desk.habits.skill ?? (offer && onlySkill(offer))
  const usual = useMemo(() => {
    if (!judged || !offer) return {}
    return usualSkill(judged, skill => issueStanding(judged, skill, offer).possible, walkIn)
  }, [judged, offer, walkIn])
  const chosen = form.isSkillChosen ? form.skill : usual
  const skill = wholeSkill(chosen)
  const standing = skill && judged && offer ? issueStanding(judged, skill, offer) : undefined
  const waiting = collectable(worker.vouchers, options.today)
  const isApplied = hasOpenEnrolment(worker.person, skill)
  const offered = useMemo(() => (offer ? offeredSkills(offer) : []), [offer])
  const choices = useMemo(() => occupationChoices(offered), [offered])
  const isNew = lookup.state === 'none'
  const isReady = judged !== undefined && offer !== undefined

  // The first thing that is still missing takes the focus once it is known who stands there.
  useEffect(() => {
    if (isReady) area.current?.querySelector<HTMLElement>('input:placeholder-shown, input[value=""]')?.focus()
  }, [isReady])

  const submit = async () => {
    const found = isNew ? formFaults(form.worker, { allowSample: options.allowSampleRegion ?? false }) : {}
    setFaults(found)
    setNote('')
    if (busy || !isReady || !isFaultless(found)) return
    const result = await finish({ form, worker, skill, standing, waiting, isApplied })
    if (result) {
      desk.finished(result, skill)
      onFinished(result)
    } else setNote(t('counter:nothing'))
  }
  finishRef.current = () => void submit()
  const refusal = problem ? problemText(problem) : undefined

  if (!isReady) return <PageSkeleton rows={6} />
  return (
    <div className={classes.visit} ref={area}>
      <Panel title={isNew ? t('counter:newcomer') : t('counter:today')}>
        {lookup.state === 'none' && !lookup.certain ? (
          <p className={classes.impossible} role="status">
            {t('counter:indexing', { n: formatCount(lookup.indexed) })}
          </p>
        ) : null}
        <FormGrid columns={2} onSave={() => void submit()}>
          {isNew ? (
            <WorkerFields form={form.worker} onChange={next => desk.change({ worker: next })} faults={faults} />
          ) : null}
          {isNew ? <span /> : null}
          <OccupationLevelPicker
            choices={choices}
            value={chosen}
            onChange={value => desk.change({ skill: withUsualLevel(value, chosen, offered), isSkillChosen: true })}
          />
          <Field label={t('counter:matters')} wide hint={skill ? undefined : t('counter:chooseWish')}>
            <VisitSteps
              form={form}
              onChange={desk.change}
              standing={standing}
              waiting={waiting}
              isApplied={isApplied}
              skill={skill}
              offer={offer}
            />
          </Field>
          {refusal === undefined ? null : (
            <div className={classes.refused} role="alert" data-wide>
              <p>{t('counter:refused', { reason: refusal.reason })}</p>
              <p className={classes.remedy}>{`${refusal.remedy} ${t('counter:refusedKept')}`}</p>
            </div>
          )}
          <div className={classes.foot} data-wide>
            <Button type="submit" loading={busy} rightSection={<Kbd size="xs">{t('counter:finishKeys')}</Kbd>}>
              {t('counter:finish')}
            </Button>
            <Button variant="default" onClick={desk.startOver}>
              {t('counter:startOver')}
            </Button>
            <span className={classes.hint} role="status">
              {note}
            </span>
          </div>
        </FormGrid>
      </Panel>
      <VisitRecords
        form={form}
        worker={worker}
        offer={offer}
        today={options.today}
        onChoose={wish => desk.change({ skill: wish, isSkillChosen: true })}
      />
    </div>
  )
}
