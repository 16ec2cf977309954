import type { Rules } from '../../../domain/policy/policy.ts'
import { type WarningRules, warningsOf } from '../../../domain/policy/warning-rules.ts'

/** The parts of the rules as an office speaks of them; a form and a comparison follow this order. */
export const ruleGroups = [
  'vouchers',
  'training',
  'identity',
  'offline',
  'subsidy',
  'claims',
  'warnings',
  'calendar'
] as const
export type RuleGroup = (typeof ruleGroups)[number]
export type Unit =
  | 'count'
  | 'minutes'
  | 'years'
  | 'days'
  | 'hours'
  | 'percent'
  | 'score'
  | 'fen'
  | 'months'
  | 'workingDays'

/** One number of the rules: where it stands, between what it lies, how it is read and put back. */
export interface NumberRule {
  readonly path: string
  readonly group: RuleGroup
  readonly unit: Unit
  readonly min: number
  readonly max: number
  readonly read: (rules: Rules) => number
  readonly write: (rules: Rules, value: number) => Rules
}
type Span = readonly [min: number, max: number]
type NumbersOf<Part> = { [K in keyof Part]: Part[K] extends number ? K : never }[keyof Part] & string

const top = (key: NumbersOf<Rules>, group: RuleGroup, unit: Unit, [min, max]: Span): NumberRule => ({
  ...{ path: key, group, unit, min, max },
  read: rules => rules[key],
  write: (rules, value) => ({ ...rules, [key]: value })
})
const age = (key: keyof Rules['age']): NumberRule => ({
  ...{ path: `age.${key}`, group: 'vouchers', unit: 'years', min: 0, max: 120 },
  read: rules => rules.age[key],
  write: (rules, value) => ({ ...rules, age: { ...rules.age, [key]: value } })
})
const training = (key: NumbersOf<Rules['training']>, unit: Unit, [min, max]: Span): NumberRule => ({
  ...{ path: `training.${key}`, group: 'training', unit, min, max },
  read: rules => rules.training[key],
  write: (rules, value) => ({ ...rules, training: { ...rules.training, [key]: value } })
})
const subsidy = (key: NumbersOf<Rules['subsidy']>, group: RuleGroup, unit: Unit, [min, max]: Span): NumberRule => ({
  ...{ path: `subsidy.${key}`, group, unit, min, max },
  read: rules => rules.subsidy[key],
  write: (rules, value) => ({ ...rules, subsidy: { ...rules.subsidy, [key]: value } })
})

const warnings = (key: NumbersOf<WarningRules>, unit: Unit, [min, max]: Span): NumberRule => ({
  ...{ path: `warnings.${key}`, group: 'warnings', unit, min, max },
  read: rules => warningsOf(rules)[key],
  write: (rules, value) => ({ ...rules, warnings: { ...warningsOf(rules), [key]: value } })
})

const percent: Span = [0, 100]
const upToAYear: Span = [1, 400]

/** Every number of the rules; its bounds are those of the schema, which has the last word. */
export const numberRules: readonly NumberRule[] = [
  top('liveVouchersMax', 'vouchers', 'count', [1, 10]),
  top('vouchersPerYearMax', 'vouchers', 'count', [1, 20]),
  age('min'),
  age('maxMale'),
  age('maxFemale'),
  top('classSizeMax', 'training', 'count', [1, 500]),
  training('submitWorkingDaysBefore', 'workingDays', [0, 60]),
  training('practiceMinPercent', 'percent', percent),
  training('attendanceWarnPercent', 'percent', percent),
  training('attendanceMinPercent', 'percent', percent),
  training('makeUpsMax', 'count', [0, 50]),
  training('makeUpDays', 'days', [0, 90]),
  training('passScore', 'score', percent),
  top('offlineDaysDefault', 'offline', 'days', [1, 30]),
  top('leaseDays', 'offline', 'days', [1, 60]),
  top('leaseSizeMax', 'offline', 'count', [1, 500]),
  subsidy('onlinePercent', 'subsidy', 'percent', percent),
  subsidy('claimDaysAfterEnd', 'claims', 'days', [1, 400]),
  subsidy('claimMonthsAfterCertificate', 'claims', 'months', [1, 60]),
  subsidy('noticeWorkingDays', 'claims', 'workingDays', [1, 60]),
  subsidy('cityReviewFromFen', 'claims', 'fen', [0, 1e12]),
  subsidy('provinceSampleOneIn', 'claims', 'count', [1, 1000]),
  warnings('signInsAMinute', 'count', [1, 1000]),
  warnings('earlyMinutes', 'minutes', [0, 720]),
  warnings('typedPercent', 'percent', percent),
  warnings('typedFrom', 'count', [1, 1000]),
  warnings('endingDays', 'days', upToAYear),
  warnings('planBehindPercent', 'percent', percent),
  warnings('claimDays', 'days', upToAYear),
  warnings('issuesAnHour', 'count', [1, 100_000]),
  warnings('silentDays', 'days', upToAYear)
]

/** One yes or no of the rules. */
export interface SwitchRule {
  readonly path: string
  readonly group: RuleGroup
  readonly read: (rules: Rules) => boolean
  readonly write: (rules: Rules, value: boolean) => Rules
}
export const switchRules: readonly SwitchRule[] = [
  {
    path: 'sameSkillOnce',
    group: 'vouchers',
    read: rules => rules.sameSkillOnce,
    write: (rules, sameSkillOnce) => ({ ...rules, sameSkillOnce })
  },
  {
    path: 'noLowerLevel',
    group: 'vouchers',
    read: rules => rules.noLowerLevel,
    write: (rules, noLowerLevel) => ({ ...rules, noLowerLevel })
  },
  {
    path: 'training.needsSignOut',
    group: 'training',
    read: rules => rules.training.needsSignOut,
    write: (rules, needsSignOut) => ({ ...rules, training: { ...rules.training, needsSignOut } })
  }
]
