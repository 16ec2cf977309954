import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { groupShortCode } from '../../../domain/codes/short-code.ts'
import { isTrainingPlace, type Organisation } from '../../../domain/directory/organisation.ts'
import { type Skill, sameSkill } from '../../../domain/fields.ts'
import { notifyRefused } from '../../components/page/notify.ts'
import { paperOf } from '../../components/print/paper.ts'
import { formatDateTime } from '../../locale/format.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { voucherScan } from '../../queries/voucher-scan.ts'
import { EnrolmentReceipt } from './EnrolmentReceipt.tsx'
import { type PaperHead, VoucherSlip } from './VoucherSlip.tsx'

export type PapersAsked = {
  readonly name: string
  readonly idNumber: string
  readonly isSample: boolean
  readonly voucher: string | undefined
  readonly enrolment: string | undefined
}

/** Active places of this county that may train the skill, by name. */
export function placesFor(
  skill: Skill,
  county: string,
  organisations: ReadonlyMap<string, Organisation> | undefined
): readonly string[] {
  return [...(organisations?.values() ?? [])]
    .filter(
      place =>
        isTrainingPlace(place) &&
        place.state === 'active' &&
        (place.region === county || place.sites.some(site => site.county === county)) &&
        place.allowed.some(allowed => sameSkill(allowed, skill))
    )
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'zh'))
}

/** Prints slip and receipt as one paper in the preview window; says in words what could not be printed. */
export function usePapers(): (asked: PapersAsked) => Promise<void> {
  const { t } = useTranslation('counter')
  const replica = useReplica()
  const organisations = useOrganisations()
  const { organisation, operator, device } = useDeskAtWork()
  const now = useTrustedNow()

  return useCallback(
    async ({ name, idNumber, isSample, voucher, enrolment }) => {
      const head: PaperHead = {
        office: organisation.name,
        madeBy: `${device.label} ${operator.label}`,
        madeAt: formatDateTime(now),
        isSample,
        name,
        idNumber
      }
      const slip = voucher === undefined ? undefined : await replica.get('voucher', voucher)
      const receipt = enrolment === undefined ? undefined : await replica.get('enrolment', enrolment)
      const held = slip?.state === 'present' ? slip.document : undefined
      const qr = held && (await voucherScan(replica, held))
      if (qr && !qr.ok) notifyRefused({ title: t('done.noQr', { reason: failureText(qr.failure) }) })
      const sheets = [
        ...(held && qr?.ok
          ? [
              <VoucherSlip
                key="slip"
                head={head}
                voucher={held}
                scan={qr.value.text}
                places={placesFor(held, held.county, organisations)}
              />
            ]
          : []),
        ...(receipt?.state === 'present'
          ? [
              <EnrolmentReceipt
                key="receipt"
                head={head}
                enrolment={receipt.document}
                voucherCode={held && groupShortCode(held.code)}
              />
            ]
          : [])
      ]
      if (sheets.length === 0) return
      const paper = await paperOf(t(held ? 'slip.title' : 'receipt.title'), sheets)
      const printed = await desk().invoke('print.preview', paper)
      if (!printed.ok) notifyRefused({ title: failureText(printed.failure) })
    },
    [replica, organisations, organisation.name, operator.label, device.label, now, t]
  )
}
