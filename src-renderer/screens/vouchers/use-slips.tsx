import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { paperOf } from '../../components/print/paper.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { voucherScan } from '../../queries/voucher-scan.ts'
import { placesFor } from '../counter/use-papers.tsx'
import { VoucherSlip } from '../counter/VoucherSlip.tsx'
import { useMaker } from './use-paper-head.ts'

/** A slip with its QR is some 40 kB of HTML; a paper takes 8 MB. */
const AT_A_TIME = 150

/** Prints 领券凭条 of these vouchers, one page each; says which could not be printed here and why. */
export function useSlips(): (vouchers: readonly string[]) => Promise<void> {
  const { t } = useTranslation(['counter', 'vouchers'])
  const replica = useReplica()
  const organisations = useOrganisations()
  const maker = useMaker()
  return useCallback(
    async ids => {
      const read = await replica.reads(ids.map(id => ({ collection: 'voucher' as const, id })))
      for (let from = 0; from < ids.length; from += AT_A_TIME) {
        const slips = await Promise.all(
          ids.slice(from, from + AT_A_TIME).map(async id => {
            const found = read('voucher', id)
            if (found.state !== 'present') return null
            const voucher = found.document
            const [identity, person, qr] = await Promise.all([
              replica.maskedPart(voucher.person, 'identity'),
              replica.get('person', voucher.person),
              voucherScan(replica, voucher)
            ])
            if (!qr.ok) {
              const title =
                qr.failure.code === 'voucher.unknown'
                  ? t('vouchers:qrElsewhere', { code: groupShortCode(voucher.code) })
                  : failureText(qr.failure)
              notifyRefused({ title })
              return null
            }
            const isSample = person.state === 'present' && person.document.sample
            const head = { ...maker, isSample, name: identity?.name ?? '', idNumber: identity?.idNumber ?? '' }
            const places = placesFor(voucher, voucher.county, organisations)
            return <VoucherSlip key={id} head={head} voucher={voucher} scan={qr.value.text} places={places} />
          })
        )
        const drawn = slips.filter(slip => slip !== null)
        if (drawn.length === 0) continue
        const printed = await desk().invoke('print.preview', await paperOf(t('counter:slip.title'), drawn))
        if (!printed.ok) notifyRefused({ title: failureText(printed.failure) })
      }
    },
    [replica, organisations, maker, t]
  )
}
