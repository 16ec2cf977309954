import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Skill } from '../../../domain/fields.ts'
import type { Person } from '../../../domain/person/person.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { formatDate, formatMoney } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { VoucherState } from '../vouchers/VoucherState.tsx'
import classes from './people.module.css'

export type IntentionListProps = {
  readonly person: Person
  /** What stands beside an intention: whether a voucher is possible, a button. */
  readonly beside?: ((skill: Skill) => ReactNode) | undefined
}

export function IntentionList({ person, beside }: IntentionListProps) {
  const { t } = useTranslation(['people', 'fields'])
  if (person.intentions.length === 0) return <p className={classes.note}>{t('people:noIntentions')}</p>
  return (
    <ul className={classes.list}>
      {[...person.intentions].reverse().map(wish => (
        <li key={`${wish.occupation} ${wish.level}`} className={classes.row}>
          <span className={classes.main}>{skillText(wish)}</span>
          {beside?.(wish)}
          <span className={classes.note}>
            {t('people:recordedOn', { source: t(`fields:sources.${wish.source}`), date: wish.on })}
          </span>
        </li>
      ))}
    </ul>
  )
}

export type VoucherListProps = {
  readonly vouchers: readonly HeldVoucher[] | undefined
  readonly actions?: ((voucher: HeldVoucher) => ReactNode) | undefined
}

export function VoucherList({ vouchers, actions }: VoucherListProps) {
  const { t } = useTranslation(['people', 'fields'])
  if (vouchers === undefined) return null
  if (vouchers.length === 0) return <p className={classes.note}>{t('people:noVouchers')}</p>
  return (
    <ul className={classes.list}>
      {vouchers.map(voucher => (
        <li key={voucher.id} className={classes.row}>
          {voucher.document === undefined ? (
            <span className={classes.note}>{t('people:voucherElsewhere')}</span>
          ) : (
            <>
              <span className={classes.main}>{skillText(voucher.document)}</span>
              <VoucherState voucher={voucher.document} provisional={voucher.provisional} />
              {actions?.(voucher)}
              <span className={classes.note}>
                <span className="tabular">
                  {`${groupShortCode(voucher.document.code)} · ${formatMoney(voucher.document.faceValueFen)} · ${t('fields:validUntil')} ${voucher.document.validUntil}`}
                </span>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

export type EnrolmentListProps = {
  readonly rows: readonly PageRow<'enrolment'>[] | undefined
  readonly actions?: ((row: PageRow<'enrolment'>) => ReactNode) | undefined
}

export function EnrolmentList({ rows, actions }: EnrolmentListProps) {
  const { t } = useTranslation('people')
  if (rows === undefined) return null
  if (rows.length === 0) return <p className={classes.note}>{t('noEnrolments')}</p>
  return (
    <ul className={classes.list}>
      {rows.map(row => (
        <li key={row.document.id} className={classes.row}>
          <span className={classes.main}>{skillText(row.document)}</span>
          <StateBadge of="enrolment" state={row.document.state} provisional={row.provisional} />
          {actions?.(row)}
          <span className={classes.note}>
            {[formatDate(row.document.appliedAt), row.document.reason].filter(part => part !== '').join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
