import { checkIdNumber, type IdNumberOptions } from '../../../domain/codes/id-number.ts'
import { checkPersonName, type PersonNameFault } from '../../../domain/codes/person-name.ts'
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

export type WorkerFormFaults = {
  readonly name?: PersonNameFault
  readonly phone?: { readonly code: PhoneFault; readonly detail: Readonly<Record<string, number>> }
}

/** What most workers of a county are; the last one's answers take its place. */
export const firstAnswers: Pick<WorkerForm, 'education' | 'category' | 'employment'> = {
  education: 'junior',
  category: 'rural-transfer',
  employment: 'unemployed'
}

export function formFaults(form: WorkerForm, options: { readonly allowSample: boolean }): WorkerFormFaults {
  const name = checkPersonName(form.name)
  const phone = form.phone.trim() === '' ? undefined : checkPhone(form.phone, options)
  return {
    ...(name.ok ? {} : { name: name.code }),
    ...(phone === undefined || phone.ok ? {} : { phone: { code: phone.code, detail: phone.detail } })
  }
}

export const isFaultless = (faults: WorkerFormFaults): boolean => Object.keys(faults).length === 0

/**
 * Identity and facts of a form that has no faults and a number that is right; null where the number is not. A worker
 * who is known already has no name in the form.
 */
export function workerOf(
  form: WorkerForm,
  idNumber: string,
  options: IdNumberOptions
): { readonly identity: WorkerIdentity; readonly facts: WorkerFacts } | null {
  const name = checkPersonName(form.name)
  const number = checkIdNumber(idNumber, options)
  if (!number.ok) return null
  const phone = checkPhone(form.phone, { allowSample: options.allowSampleRegion ?? false })
  const { education, category, employment } = form
  return {
    identity: {
      name: name.ok ? name.normalized : '',
      idNumber: number.normalized,
      phone: phone.ok ? phone.normalized : ''
    },
    facts: { sex: number.sex, birth: number.birth, education, category, employment }
  }
}
