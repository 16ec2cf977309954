import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatDateTime } from '../../locale/format.ts'
import { occupationName } from '../../locale/skill-text.ts'
import type { PersonName } from '../../queries/use-person.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { VoucherState } from './VoucherState.tsx'

/** Columns of the ledger. `names` are of the holders on this page. */
export function useVoucherColumns(
  names: ReadonlyMap<string, PersonName | null>
): readonly Column<PageRow<'voucher'>>[] {
  const { t } = useTranslation(['vouchers', 'fields'])
  return useMemo(
    () => [
      {
        id: 'code',
        title: t('vouchers:columns.code'),
        width: 140,
        hideable: false,
        render: ({ document }) => <span className="tabular">{groupShortCode(document.code)}</span>
      },
      {
        id: 'holder',
        title: t('vouchers:columns.holder'),
        width: 240,
        render: ({ document }) => <PersonCell who={names.get(document.person)} />
      },
      {
        id: 'skill',
        title: t('vouchers:columns.skill'),
        render: ({ document }) => occupationName(document.occupation)
      },
      {
        id: 'level',
        title: t('vouchers:columns.level'),
        width: 110,
        render: ({ document }) => t(`fields:levels.${document.level}`)
      },
      {
        id: 'kind',
        title: t('fields:voucherKind'),
        width: 130,
        hiddenAtFirst: true,
        render: ({ document }) => t(`fields:voucherKinds.${document.voucherKind}`)
      },
      {
        id: 'value',
        title: t('vouchers:columns.value'),
        width: 100,
        align: 'right',
        render: ({ document }) => <MoneyText fen={document.faceValueFen} />
      },
      {
        id: 'state',
        title: t('vouchers:columns.state'),
        width: 120,
        render: ({ document, provisional }) => <VoucherState voucher={document} provisional={provisional} />
      },
      {
        id: 'until',
        title: t('vouchers:columns.until'),
        width: 110,
        render: ({ document }) => document.validUntil
      },
      {
        id: 'issuedAt',
        title: t('vouchers:columns.issuedAt'),
        width: 150,
        hiddenAtFirst: true,
        render: ({ document }) => formatDateTime(document.issuedAt)
      },
      {
        id: 'changedAt',
        title: t('vouchers:columns.changedAt'),
        width: 150,
        render: ({ document }) => formatDateTime(document.updatedAt)
      }
    ],
    [names, t]
  )
}
