import { Button, Text } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkIdNumber } from '../../../domain/codes/id-number.ts'
import { isSampleNumber } from '../../commands/people-drafts.ts'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { ScanInput } from '../../components/verify/ScanInput.tsx'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { isMeant, meaningOf } from '../../readers/scan-meaning.ts'
import { usePageScans } from '../../readers/use-page-scans.ts'
import { CounterVisit } from './CounterVisit.tsx'
import classes from './counter.module.css'
import { type CounterFault, counterFaultText } from './counter-fault.ts'
import { useCardReader } from './use-card-reader.ts'
import { useNumberOptions } from './use-counter-worker.ts'
import { usePapers } from './use-papers.tsx'
import { useVisit, type VisitResult } from './use-visit.ts'
import { VisitDone } from './VisitDone.tsx'
import type { Arrival } from './visit-form.ts'

/** 一窗: a worker stands at the counter, and everything is done on one page in one go. */
export function CounterPage() {
  const { t } = useTranslation(['counter', 'shell', 'components'])
  const { organisation } = useDeskAtWork()
  const options = useNumberOptions()
  const desk = useVisit()
  const print = usePapers()
  const [fault, setFault] = useState<CounterFault | null>(null)
  const finish = useRef<() => void>(() => undefined)
  const { visit, result, aside } = desk

  const begin = (arrival: Arrival) => {
    setFault(null)
    desk.begin(arrival)
  }
  const take = (text: string, method: Arrival['method']) => {
    const meaning = meaningOf(text, options)
    if (meaning.kind === 'id-number') {
      begin({ idNumber: meaning.idNumber, method, name: null })
      return
    }
    const number = checkIdNumber(text, options)
    const isMeantAsNumber = !number.ok && /^[\d\sXx]{12,}$/.test(text)
    setFault(isMeantAsNumber ? { kind: 'number', number } : { kind: 'not-id' })
  }
  const reader = useCardReader(
    {
      onReading: ({ idNumber, name, assurance }) => begin({ idNumber, name, method: assurance.method }),
      onFault: code => setFault({ kind: 'card', code })
    },
    options
  )
  const { inputKey } = usePageScans(
    text => {
      // A card read again while a field of the form is filled in does not take the form away.
      if (!isInOtherField(document.activeElement)) take(text, 'id-reader')
    },
    text => isMeant(meaningOf(text, options)),
    true
  )

  const next = () => {
    setFault(null)
    desk.startOver()
  }
  const onFinished = (done: VisitResult) => {
    if (!visit?.print) return
    const { name, idNumber, voucher, enrolment } = done
    void print({ name, idNumber, isSample: isSampleNumber(idNumber), voucher, enrolment })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event
    // Keys of dialogs and open lists are their own.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      if (visit) finish.current()
    } else if (event.key === 'Escape' && target.getAttribute('aria-expanded') !== 'true') next()
  }

  if (organisation.type !== 'county') {
    return (
      <PageFrame title={t('shell:nav.counter')}>
        <Text c="dimmed">{t('counter:notCounty')}</Text>
      </PageFrame>
    )
  }
  return (
    <PageFrame title={t('shell:nav.counter')}>
      <section className={classes.counter} aria-label={t('shell:nav.counter')} onKeyDownCapture={onKeyDown}>
        <div className={classes.scan}>
          <ScanInput
            key={`${visit ? 'visit' : 'waiting'} ${inputKey}`}
            onText={text => take(text, 'typed')}
            onEnter={visit ? undefined : next}
            placeholder={t('counter:scan')}
          />
          <Text c="dimmed" fz="sm" role="status">
            {t(`counter:reader.${reader}`)}
          </Text>
        </div>
        {fault === null ? null : (
          <p className={classes.fault} role="alert">
            {counterFaultText(fault, t)}
          </p>
        )}
        {visit ? (
          <CounterVisit key={visit.idNumber} form={visit} desk={desk} onFinished={onFinished} finishRef={finish} />
        ) : result ? (
          <VisitDone result={result} onNext={next} />
        ) : (
          <div className={classes.waiting}>
            <p>{t('counter:waiting')}</p>
            <p className={classes.hint}>{t('counter:waitingKeys')}</p>
            {aside === undefined ? null : (
              <Button variant="default" onClick={desk.restore}>
                {t('counter:restore')}
              </Button>
            )}
          </div>
        )}
      </section>
    </PageFrame>
  )
}

const isInOtherField = (focused: Element | null): boolean =>
  focused?.matches('input:not([data-takes-scans]), textarea') ?? false
