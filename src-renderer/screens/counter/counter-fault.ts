import type { TFunction } from 'i18next'
import type { checkIdNumber } from '../../../domain/codes/id-number.ts'
import type { CardFault } from '../../readers/card/card-reader.ts'

type WrongNumber = Extract<ReturnType<typeof checkIdNumber>, { ok: false }>

/** What came to the counter and is no use: no number at all, a wrong one, or a card that cannot be taken. */
export type CounterFault =
  | { readonly kind: 'not-id' }
  | { readonly kind: 'number'; readonly number: Pick<WrongNumber, 'code' | 'detail'> }
  | { readonly kind: 'card'; readonly code: CardFault }

export function counterFaultText(fault: CounterFault, t: TFunction<['counter', 'components']>): string {
  switch (fault.kind) {
    case 'not-id':
      return t('counter:notId')
    case 'number':
      return t(`components:idNumber.${fault.number.code}`, { found: 0, position: 0, ...fault.number.detail })
    case 'card':
      return fault.code === 'unreadable' || fault.code === 'card-expired' || fault.code === 'not-authentic'
        ? t(`counter:cardFault.${fault.code}`)
        : t(`components:idNumber.${fault.code}`, { found: 0, position: 0 })
  }
}
