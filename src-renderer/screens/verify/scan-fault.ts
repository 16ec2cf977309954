import type { CardFault } from '../../readers/card/card-reader.ts'
import type { ScanMeaning } from '../../readers/scan-meaning.ts'

/** Something came in that is no paper, code or card that could be judged. */
export type ScanFault =
  | Exclude<ScanMeaning, { readonly kind: 'voucher-scan' | 'short-code' | 'id-number' }>
  | {
      readonly kind: 'card'
      readonly code: CardFault
    }
