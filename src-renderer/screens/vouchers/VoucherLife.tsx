import { useTranslation } from 'react-i18next'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { Timeline } from '../../components/page/Timeline.tsx'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useReads } from '../../queries/use-document.ts'
import { useVoucherLife } from '../../queries/vouchers-life.ts'
import type { VoucherMoment } from '../../queries/vouchers-timeline.ts'

/** What happened to a voucher, newest first; this desk's undecided entries with their lane. */
export function VoucherLife({ voucher }: { readonly voucher: Voucher }) {
  const { t } = useTranslation('vouchers')
  const { device } = useDeskAtWork()
  const life = useVoucherLife(voucher)
  const read = useReads((life ?? []).flatMap(keysOf))
  if (!life) return null
  const whereOf = ({ device: id, trainingClass }: VoucherMoment): string | undefined => {
    const found = id === undefined ? undefined : read?.('directory', id)
    const known = found?.state === 'present' && found.document.kind === 'device' ? found.document.label : undefined
    const place = trainingClass === undefined ? undefined : read?.('trainingClass', trainingClass)
    const parts = [
      id === device.id ? t('drawer.thisDevice') : known,
      place?.state === 'present' ? place.document.name : undefined
    ].filter(part => part !== undefined)
    return parts.length === 0 ? undefined : parts.join(' · ')
  }
  return (
    <Timeline
      items={life.map(moment => {
        const who = whereOf(moment)
        const said = moment.rejection ? rejectionText(moment.rejection).reason : moment.reason
        const note = [moment.number, said].filter(Boolean).join(' · ')
        return {
          id: moment.id,
          at: moment.at,
          isDay: moment.isDay,
          title: t(`steps.${moment.step}`),
          ...(who === undefined ? {} : { who }),
          ...(moment.lane === undefined ? {} : { lane: moment.lane }),
          ...(note === '' ? {} : { note })
        }
      })}
    />
  )
}

const keysOf = ({ device, trainingClass }: VoucherMoment) => [
  ...(device === undefined ? [] : [{ collection: 'directory' as const, id: device }]),
  ...(trainingClass === undefined ? [] : [{ collection: 'trainingClass' as const, id: trainingClass }])
]
