import { governsRegion } from '../../../domain/access/author.ts'
import { type CreditCodeFault, checkCreditCode } from '../../../domain/codes/credit-code.ts'
import { cities, counties, regionName } from '../../../domain/codes/regions.ts'
import { operatorOfLogin, operatorSchema, type Role, rolesByType } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import { type ArgsByKind, verbOf } from '../../../domain/reducer.ts'

/** Offices are made by the level above them, so that nobody registers a province here. */
export const typesToRegister = ['city', 'county', 'centre', 'enterprise', 'assessor'] as const
export type TypeToRegister = (typeof typesToRegister)[number]

type Place = Pick<Organisation, 'type' | 'region'>

const isOffice = (type: TypeToRegister): boolean => type === 'city' || type === 'county'

/** Regions that a new place of this type may have, as far as the office of the author governs them. */
export const regionsFor = (type: TypeToRegister, author: Place) =>
  (type === 'city' ? cities() : counties())
    .filter(({ code }) => governsRegion(author, code))
    .map(({ code }) => ({ value: code, label: regionName(code) }))

/** What an office may register; nothing for a training place. */
export const typesFor = (author: Place): readonly TypeToRegister[] =>
  typesToRegister.filter(type => type !== author.type && regionsFor(type, author).length > 0)

/** The fields of a registration as they are typed. */
export type RegisterForm = {
  readonly type: TypeToRegister
  readonly name: string
  readonly region: string
  readonly creditCode: string
}

/** What is wrong with a credit code; offices need none. */
export function creditFault({ type, creditCode }: RegisterForm, allowSamples: boolean): CreditCodeFault | null {
  if (isOffice(type) && creditCode.trim() === '') return null
  const checked = checkCreditCode(creditCode, { allowSampleRegion: allowSamples })
  return checked.ok ? null : checked.code
}

/**
 * A place to register, null while something in the form cannot be. An office is named by its region, others by their
 * credit code: who registers one a second time is refused, on whatever desk.
 */
export function placeOf(
  form: RegisterForm,
  { allowSamples, sample }: { readonly allowSamples: boolean; readonly sample: boolean }
): ArgsByKind['organisation.register'] | null {
  if (creditFault(form, allowSamples) !== null) return null
  const checked = checkCreditCode(form.creditCode, { allowSampleRegion: allowSamples })
  const creditCode = checked.ok ? checked.normalized : ''
  const place: ArgsByKind['organisation.register'] = {
    id: `org-${isOffice(form.type) ? form.region : creditCode}`,
    type: form.type,
    name: form.name.trim(),
    creditCode,
    region: form.region,
    ...{ allowed: [], licence: null, sites: [], offlineDays: null, sample }
  }
  return verbOf('organisation.register')?.args.safeParse(place).success ? place : null
}

/** The fields of a new operator as they are typed. */
export type OperatorForm = {
  readonly organisation: string
  readonly login: string
  readonly label: string
  readonly roles: readonly string[]
}

/** Roles that the form chose and the kind of place has. */
const rolesIn = ({ roles }: OperatorForm, home: Organisation): Role[] =>
  rolesByType[home.type].filter(role => roles.includes(role))

export const isLogin = (login: string): boolean => operatorSchema.shape.login.safeParse(login).success

/** An operator to add; null while something in the form cannot be. */
export function operatorOf(form: OperatorForm, home: Organisation | undefined): ArgsByKind['operator.add'] | null {
  if (!home) return null
  const login = form.login.trim().toLowerCase()
  const operator: ArgsByKind['operator.add'] = {
    id: operatorOfLogin(login),
    organisation: home.id,
    login,
    label: form.label.trim(),
    roles: rolesIn(form, home)
  }
  return verbOf('operator.add')?.args.safeParse(operator).success ? operator : null
}
