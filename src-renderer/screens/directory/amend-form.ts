import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import { levels, type Skill } from '../../../domain/fields.ts'
import { verbOf } from '../../../domain/reducer.ts'
import { amendingOrganisation, type OrganisationTerms } from '../../commands/directory.ts'

export const LONGEST_NAME = 80
export const mostOfflineDays = 30
export const mostSites = 40

export type SiteForm = Organisation['sites'][number]

/** The fields of an amendment as they are typed. */
export type AmendForm = {
  readonly name: string
  /** Business dates; both empty: no licence. */
  readonly from: string
  readonly until: string
  /** Skills by their key. */
  readonly allowed: readonly string[]
  readonly sites: readonly SiteForm[]
  /** Empty: as the policy says. */
  readonly offlineDays: number | string
}

export const skillKey = ({ occupation, level }: Skill): string => `${occupation} ${level}`

function skillByKey(key: string): Skill | null {
  const [occupation = '', level = ''] = key.split(' ')
  const known = levels.find(one => one === level)
  return known === undefined ? null : { occupation, level: known }
}

const isSkill = (skill: Skill | null): skill is Skill => skill !== null

/** Every occupation at every level, those that are chosen first: some of them may not be in the table. */
export function skillsToChoose(chosen: readonly string[]): readonly Skill[] {
  const listed = shippedOccupations.all.flatMap(({ code }) => levels.map(level => ({ occupation: code, level })))
  const own = chosen.map(skillByKey).filter(isSkill)
  return [...own, ...listed.filter(skill => !chosen.includes(skillKey(skill)))]
}

export const formOf = ({ name, licence, allowed, sites, offlineDays }: Organisation): AmendForm => ({
  name,
  from: licence?.from ?? '',
  until: licence?.until ?? '',
  allowed: allowed.map(skillKey),
  sites,
  offlineDays: offlineDays ?? ''
})

export const isHalfLicence = ({ from, until }: AmendForm): boolean => (from === '') !== (until === '')
export const isBackwards = ({ from, until }: AmendForm): boolean => from !== '' && until !== '' && until < from

function fieldsOf(form: AmendForm): OrganisationTerms {
  const { from, until, offlineDays } = form
  return {
    name: form.name.trim(),
    licence: from === '' ? null : { from, until },
    allowed: form.allowed.map(skillByKey).filter(isSkill),
    sites: form.sites.map(site => ({ ...site, name: site.name.trim() })),
    offlineDays: typeof offlineDays === 'number' ? offlineDays : null
  }
}

/** What the form changes; nothing of an amendment in it: nothing changed; null: something in it cannot be. */
export function termsOf(form: AmendForm, before: Organisation): Partial<OrganisationTerms> | null {
  if (isHalfLicence(form) || isBackwards(form)) return null
  const fields = fieldsOf(form)
  if (verbOf('organisation.amend')?.args.safeParse(amendingOrganisation(before.id, fields).args).success !== true)
    return null
  const was = fieldsOf(formOf(before))
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof OrganisationTerms])
  )
  return Object.fromEntries(changed)
}
