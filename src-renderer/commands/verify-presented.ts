import type { IdentityCheck } from '../../domain/fields.ts'
import type { VoucherScan } from '../../domain/voucher/credential.ts'

/** The paper or the typed code of a voucher. */
export type VoucherToken =
  | { readonly kind: 'scan'; readonly text: string; readonly scan: VoucherScan }
  | { readonly kind: 'code'; readonly code: string }

/** A card as read or typed. Personal: it is compared and shown masked, never put into an entry. */
export type PresentedCard = { readonly idNumber: string; readonly method: IdentityCheck['method'] }

/** What one worker has shown so far. */
export type Presented = { readonly voucher: VoucherToken | null; readonly card: PresentedCard | null }

export type PresentedNews =
  | { readonly kind: 'voucher'; readonly voucher: VoucherToken }
  | { readonly kind: 'card'; readonly card: PresentedCard }

const nothing: Presented = { voucher: null, card: null }

/**
 * Paper and card of one worker come one after the other, in either order. A second paper or a second card is the next
 * worker's; so is anything after the first was dealt with (`isSettled`). A card that follows another worker's paper
 * is put beside it and refused by V7: better one Esc too many than a paper without its holder. The same paper or card
 * again is the same worker's: readers repeat themselves.
 */
export function presentedWith(before: Presented, news: PresentedNews, isSettled: boolean): Presented {
  const base = isSettled ? nothing : before
  switch (news.kind) {
    case 'voucher':
      if (base.voucher && isSameToken(base.voucher, news.voucher)) return base
      return base.voucher ? { ...nothing, voucher: news.voucher } : { ...base, voucher: news.voucher }
    case 'card':
      if (base.card?.idNumber === news.card.idNumber) return base
      return base.card ? { ...nothing, card: news.card } : { ...base, card: news.card }
  }
}

const isSameToken = (a: VoucherToken, b: VoucherToken): boolean =>
  (a.kind === 'scan' && b.kind === 'scan' && a.text === b.text) ||
  (a.kind === 'code' && b.kind === 'code' && a.code === b.code)
