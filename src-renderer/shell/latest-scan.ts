import { groupShortCode } from '../../domain/codes/short-code.ts'
import { done, type Outcome } from '../../src-main/contract/failure.ts'
import { desk } from '../platform/desk.ts'
import { voucherScan } from '../queries/voucher-scan.ts'
import type { Replica } from '../replica/replica.ts'

export type VoucherScanText = { readonly code: string; readonly text: string }

/** The scan text of the voucher that is open on the screen, else of the last one issued here; null: there is none. */
export async function latestScan(
  replica: Pick<Replica, 'get' | 'encryptedPart'>
): Promise<Outcome<VoucherScanText> | null> {
  const id = openVoucher() ?? (await lastIssued())
  const found = id === undefined ? undefined : await replica.get('voucher', id)
  if (found?.state !== 'present') return null
  const { document } = found
  const scan = await voucherScan(replica, document)
  return scan.ok ? done({ code: groupShortCode(document.code), text: scan.value.text }) : scan
}

/** By the address of the hash router. */
function openVoucher(): string | undefined {
  const [page, query] = window.location.hash.slice(1).split('?')
  return page === '/vouchers' ? (new URLSearchParams(query).get('id') ?? undefined) : undefined
}

async function lastIssued(): Promise<string | undefined> {
  const listed = await desk().invoke('journal.list', { text: 'voucher.issue', limit: 1 })
  const voucher = listed.ok ? listed.value.entries[0]?.body.args.voucher : undefined
  return typeof voucher === 'string' ? voucher : undefined
}
