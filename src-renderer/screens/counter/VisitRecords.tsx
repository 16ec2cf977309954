import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { checkIdNumber, maskIdNumber } from '../../../domain/codes/id-number.ts'
import type { Skill } from '../../../domain/fields.ts'
import { ageOn } from '../../../domain/time/business-date.ts'
import { Facts } from '../../components/page/Facts.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { PersonFacts } from '../people/PersonFacts.tsx'
import { EnrolmentList, IntentionList, VoucherList } from '../people/PersonRecords.tsx'
import classes from './counter.module.css'
import { issueStanding, type Offer } from './issue-standing.ts'
import { obstacleText } from './obstacle-text.ts'
import { ReprintSlip } from './ReprintSlip.tsx'
import { type CounterWorker, useNumberOptions } from './use-counter-worker.ts'
import type { VisitForm } from './visit-form.ts'

export type VisitRecordsProps = {
  readonly form: VisitForm
  readonly worker: CounterWorker
  readonly offer: Offer
  readonly today: string
  readonly onChoose: (skill: Skill) => void
}

/** Beside the form: who it is, intentions with what is possible for each, vouchers, applications. */
export function VisitRecords({ form, worker, offer, today, onChoose }: VisitRecordsProps) {
  const { t } = useTranslation(['counter', 'people', 'fields'])
  const { person, identity } = worker
  if (!person) return <NumberFacts form={form} />
  const beside = (skill: Skill) => {
    const standing = issueStanding(person, skill, offer)
    const [first] = standing.possible ? [] : standing.obstacles
    return (
      <>
        {first === undefined ? (
          <span className={classes.possible}>{t('counter:possible')}</span>
        ) : (
          <span className={classes.impossible}>{obstacleText(first, t).reason}</span>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => onChoose(skill)}>
          {t('counter:take')}
        </Button>
      </>
    )
  }
  return (
    <div className={classes.steps}>
      <Panel
        title={identity?.name ?? t('counter:known')}
        actions={<Text c="dimmed">{t('counter:byCard', { method: t(`fields:identityMethods.${form.method}`) })}</Text>}
      >
        <PersonFacts person={person} identity={identity} phone={worker.phone} today={today} />
      </Panel>
      <Panel title={t('people:intentions')}>
        <IntentionList person={person} beside={beside} />
      </Panel>
      <Panel title={t('people:vouchers')}>
        <VoucherList
          vouchers={worker.vouchers}
          actions={voucher => (
            <ReprintSlip voucher={voucher} person={person} identity={identity} idNumber={form.idNumber} />
          )}
        />
      </Panel>
      <Panel title={t('people:enrolments')}>
        <EnrolmentList rows={worker.enrolments} />
      </Panel>
    </div>
  )
}

/** What the number alone tells of somebody who is not registered yet. */
function NumberFacts({ form }: { readonly form: VisitForm }) {
  const { t } = useTranslation(['counter', 'people', 'fields', 'components'])
  const options = useNumberOptions()
  const number = checkIdNumber(form.idNumber, options)
  if (!number.ok) return null
  const { sex, birth, region } = number
  const facts = [
    { label: t('fields:idNumber'), value: <span className="tabular">{maskIdNumber(form.idNumber)}</span> },
    { label: t('fields:identityMethod'), value: t(`fields:identityMethods.${form.method}`) },
    { label: t('fields:sex'), value: t(`fields:sexes.${sex}`) },
    { label: t('fields:birth'), value: `${birth} · ${t('people:years', { n: ageOn(birth, options.today) })}` },
    {
      label: t('fields:region'),
      value:
        number.warnings.length > 0
          ? t('components:idNumber.region-unknown')
          : region.name || t('components:person.sample')
    }
  ]
  return (
    <Panel title={t('people:facts')}>
      <Facts facts={facts} />
    </Panel>
  )
}
