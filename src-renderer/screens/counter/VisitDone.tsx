import { Button, Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import { isSampleNumber } from '../../commands/people-drafts.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import { skillText } from '../../locale/skill-text.ts'
import classes from './counter.module.css'
import { usePapers } from './use-papers.tsx'
import type { DoneStep, VisitResult } from './use-visit.ts'

export type VisitDoneProps = {
  readonly result: VisitResult
  readonly onNext: () => void
}

/** What was done, the papers again, and on to the next worker. */
export function VisitDone({ result, onNext }: VisitDoneProps) {
  const { t } = useTranslation('counter')
  const print = usePapers()
  const { name, idNumber, voucher, enrolment } = result
  const isSample = isSampleNumber(idNumber)
  const said = (step: DoneStep): string => {
    switch (step.kind) {
      case 'register':
        return t('done.register')
      case 'intention':
      case 'apply':
        return t(`done.${step.kind}`, { skill: skillText(step.skill) })
      case 'issue':
      case 'collect':
        return t(`done.${step.kind}`, { code: groupShortCode(step.code) })
    }
  }
  return (
    <div className={classes.done} role="status">
      <Panel title={result.provisional ? t('done.provisional') : t('done.title')}>
        <PersonCell who={{ name, masked: idNumber }} sample={isSample} />
        <ul>
          {result.steps.map(step => (
            <li key={said(step)}>{said(step)}</li>
          ))}
        </ul>
        <p className={classes.hint}>{t('done.offline')}</p>
        <div className={classes.foot}>
          <Button onClick={onNext} rightSection={<Kbd size="xs">{'Enter'}</Kbd>}>
            {t('done.next')}
          </Button>
          {voucher === undefined ? null : (
            <Button
              variant="default"
              onClick={() => void print({ name, idNumber, isSample, voucher, enrolment: undefined })}
            >
              {t('done.printSlip')}
            </Button>
          )}
          {enrolment === undefined ? null : (
            <Button
              variant="default"
              onClick={() => void print({ name, idNumber, isSample, voucher: undefined, enrolment })}
            >
              {t('done.printReceipt')}
            </Button>
          )}
        </div>
      </Panel>
    </div>
  )
}
