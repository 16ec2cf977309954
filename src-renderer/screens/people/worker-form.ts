import { checkIdNumber, type IdNumberOptions } from '../../../domain/codes/id-number.ts'
import { checkPhone, type PhoneFault } from '../../../domain/codes/phone.ts'
import type { Category } from '../../../domain/fields.ts'
import type { Education, Employment, WorkerFacts, WorkerIdentity } from '../../commands/people-drafts.ts'

/** What somebody types about a worker; the ID number stands beside it. */
export type WorkerForm = {
  readonly name: string
  readonly phone: string
  readonly education: Education
  readonly category: Category
  readonly employment: Employment
}

export type NameFault = 'empty' | 'characters' | 'too-long'
export type WorkerFormFaults = {
  readonly name?: NameFault
  readonly phone?: { readonly code: PhoneFault; readonly detail: Readonly<Record<string, number>> }
}

/** What most workers of a county are; the last one's answers take its place. */
export const firstAnswers: Pick<WorkerForm, 'education' | 'category' | 'employment'> = {
  education: 'junior',
  category: 'rural-transfer',
  employment: 'unemployed'
}

const NAME = /^[\p{Script=Han}\p{Co}〇A-Za-z·' -]+$/u
const LONGEST_NAME = 50

/** As the records write it: no spaces inside a Chinese name, one kind of middle dot. */
export function plainName(typed: string): string {
  const dotted = typed.normalize('NFC').replace(/[•・‧∙．.]/g, '·')
  return /[A-Za-z]/.test(dotted) ? dotted.replace(/\s+/g, ' ').trim() : dotted.replace(/\s/g, '')
}

export function nameFault(typed: string): NameFault | undefined {
  const name = plainName(typed)
  if (name === '') return 'empty'
  if (name.length > LONGEST_NAME) return 'too-long'
  return NAME.test(name) && !/^[·' -]/.test(name) ? undefined : 'characters'
}

export function formFaults(form: WorkerForm, options: { readonly allowSample: boolean }): WorkerFormFaults {
  const name = nameFault(form.name)
  const phone = form.phone.trim() === '' ? undefined : checkPhone(form.phone, options)
  return {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined || phone.ok ? {} : { phone: { code: phone.code, detail: phone.detail } })
  }
}

export const isFaultless = (faults: WorkerFormFaults): boolean => Object.keys(faults).length === 0

/** Identity and facts of a form that has no faults and a number that is right; null where the number is not. */
export function workerOf(
  form: WorkerForm,
  idNumber: string,
  options: IdNumberOptions
): { readonly identity: WorkerIdentity; readonly facts: WorkerFacts } | null {
  const number = checkIdNumber(idNumber, options)
  if (!number.ok) return null
  const phone = checkPhone(form.phone, { allowSample: options.allowSampleRegion ?? false })
  const { education, category, employment } = form
  return {
    identity: {
      name: plainName(form.name),
      idNumber: number.normalized,
      phone: phone.ok ? phone.normalized : ''
    },
    facts: { sex: number.sex, birth: number.birth, education, category, employment }
  }
}
