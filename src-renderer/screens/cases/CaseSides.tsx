import { useTranslation } from 'react-i18next'
import type { Dispute, Evidence } from '../../../domain/casework/case.ts'
import { Facts } from '../../components/page/Facts.tsx'
import { SupportCode } from '../../components/value/SupportCode.tsx'
import { formatExact } from '../../locale/format.ts'
import classes from './cases.module.css'
import type { CaseWords } from './use-case-words.ts'

export interface CaseSidesProps {
  readonly dispute: Dispute
  readonly words: CaseWords
}

/** What both sides can show, beside each other. */
export function CaseSides({ dispute: { winner, loser }, words }: CaseSidesProps) {
  const { t } = useTranslation('cases')
  return (
    <div className={classes.sides}>
      <section className={classes.side} aria-label={t('winner')}>
        <h3>{t('winner')}</h3>
        {winner ? <Side evidence={winner} words={words} /> : t('noWinner')}
      </section>
      <section className={classes.side} aria-label={t('loser')}>
        <h3>{t('loser')}</h3>
        <Side evidence={loser} words={words} />
      </section>
    </div>
  )
}

function Side({ evidence, words }: { readonly evidence: Evidence; readonly words: CaseWords }) {
  const { t } = useTranslation('cases')
  return (
    <Facts
      facts={[
        { label: t('centre'), value: words.organisation(evidence.centre) },
        { label: t('class'), value: words.trainingClass(evidence.trainingClass) },
        { label: t('at'), value: formatExact(evidence.at) },
        { label: t('device'), value: words.device(evidence.device) },
        { label: t('evidence'), value: evidence.hasCredential ? t('withCredential') : t('withoutCredential') },
        { label: t('entry'), value: <SupportCode code={evidence.entry} /> }
      ]}
    />
  )
}
