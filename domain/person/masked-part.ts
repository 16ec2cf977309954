import { maskIdNumber } from '../codes/id-number.ts'
import { maskPhone } from '../codes/phone.ts'

/** Fields of a sealed part by name: all text. */
type PartFields = Readonly<Record<string, string>>

const masks: Readonly<Record<string, (text: string) => string>> = {
  name: text => text,
  idNumber: maskIdNumber,
  phone: maskPhone
}

/** What of a part is shown to whoever may read it: names, and numbers masked (K7). A field without a mask stays sealed. */
export const maskedFields = (fields: PartFields): PartFields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, text]) => {
      const mask = masks[field]
      return mask === undefined ? [] : [[field, mask(text)]]
    })
  )
