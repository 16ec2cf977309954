import { Anchor, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { DetailDrawer } from '../../components/page/DetailDrawer.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatCount } from '../../locale/format.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useDevice } from '../../queries/use-directory.ts'
import { useDocument } from '../../queries/use-document.ts'
import { usePerson } from '../../queries/use-person.ts'
import { useToday } from '../../queries/use-today.ts'
import { RaiseAlert } from '../cases/RaiseAlert.tsx'
import { VoucherActions } from './VoucherActions.tsx'
import { VoucherLife } from './VoucherLife.tsx'
import { VoucherState } from './VoucherState.tsx'
import { actionsOf } from './voucher-options.ts'

export interface VoucherDrawerProps {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One voucher: what it is, what happened to it, what can be done. */
export function VoucherDrawer({ id, onClose }: VoucherDrawerProps) {
  const { t } = useTranslation('vouchers')
  const today = useToday()
  const { operator } = useDeskAtWork()
  const { document, state, provisional } = useDocument('voucher', id)
  const actions = document ? actionsOf(document, operator.roles, today) : []
  return (
    <DetailDrawer
      opened={id !== undefined}
      onClose={onClose}
      title={document ? groupShortCode(document.code) : t('title')}
      badge={document && <VoucherState voucher={document} provisional={provisional} />}
      actions={
        document && (
          <>
            <RaiseAlert key={document.id} subject={{ collection: 'voucher', id: document.id }} />
            <VoucherActions key={document.id} voucher={document} actions={actions} />
          </>
        )
      }
    >
      {document === undefined ? (
        state === 'loading' ? null : (
          <Text c="dimmed">{t('drawer.unknown')}</Text>
        )
      ) : (
        <>
          <VoucherFacts voucher={document} />
          <Title order={3} mt="md" mb="xs">
            {t('drawer.life')}
          </Title>
          <VoucherLife voucher={document} />
        </>
      )}
    </DetailDrawer>
  )
}

function VoucherFacts({ voucher }: { readonly voucher: Voucher }) {
  const { t } = useTranslation(['vouchers', 'fields'])
  const { device } = useDeskAtWork()
  const { identity, document: holder } = usePerson(voucher.person)
  const issuer = useDevice(voucher.leaseDevice)
  const { document: reserved } = useDocument('trainingClass', voucher.reservedClass || undefined)
  const { document: bound } = useDocument('trainingClass', voucher.boundClass || undefined)
  const person = (
    <Anchor component={Link} to={`/people/record?id=${voucher.person}`} inherit title={t('vouchers:drawer.openPerson')}>
      <PersonCell who={identity} sample={holder?.sample ?? false} />
    </Anchor>
  )
  const isHere = voucher.leaseDevice === device.id
  return (
    <Facts
      facts={[
        { label: t('vouchers:drawer.holder'), value: person },
        { label: t('vouchers:drawer.skill'), value: skillText(voucher) },
        { label: t('vouchers:drawer.kind'), value: t(`fields:voucherKinds.${voucher.voucherKind}`) },
        { label: t('vouchers:drawer.value'), value: <MoneyText fen={voucher.faceValueFen} strong /> },
        {
          label: t('vouchers:drawer.validity'),
          value: t('vouchers:drawer.validityOf', { from: voucher.validFrom, until: voucher.validUntil })
        },
        ...(voucher.reservedClass === ''
          ? []
          : [{ label: t('vouchers:drawer.reserved'), value: reserved?.name ?? voucher.reservedClass }]),
        ...(voucher.boundClass === ''
          ? []
          : [{ label: t('vouchers:drawer.bound'), value: bound?.name ?? voucher.boundClass }]),
        {
          label: t('vouchers:drawer.device'),
          value: isHere ? t('vouchers:drawer.thisDevice') : (issuer?.label ?? voucher.leaseDevice)
        },
        ...(voucher.ministryNo === '' ? [] : [{ label: t('vouchers:drawer.ministryNo'), value: voucher.ministryNo }]),
        {
          label: t('vouchers:drawer.reprints'),
          value: t('vouchers:drawer.times', { n: formatCount(voucher.reprints) })
        }
      ]}
    />
  )
}
