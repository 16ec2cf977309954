import { cities, counties, PROVINCE } from '../../domain/codes/regions.ts'
import { operatorOfLogin, type Role } from '../../domain/directory/operator.ts'
import type { Level } from '../../domain/fields.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import { defaultWarnings } from '../../domain/policy/warning-rules.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'

type Organisation = ArgsByKind['organisation.register']
type Operator = ArgsByKind['operator.add']

/** The county with a full year of work: 清徐县. */
export const richCounty = '140121'
export const organisationOf = (region: string): string => `org-${region}`
export const samplePassword = 'jinquan-sample'

export const sampleSkills = [
  { occupation: '4-03-02-02', level: '5', name: '中式面点师' },
  { occupation: '4-10-01-05', level: '5', name: '养老护理员' },
  { occupation: '4-10-01-06', level: '5', name: '家政服务员' },
  { occupation: '6-31-01-03', level: '5', name: '电工' },
  { occupation: '6-18-02-04', level: '5', name: '焊工' },
  { occupation: 'SAMPLE-02', level: '5', name: '互联网营销师' }
] as const satisfies readonly { occupation: string; level: Level; name: string }[]
export interface SampleSkill {
  readonly occupation: string
  readonly level: Level
  readonly name: string
}

/** Planned, but wished by nobody in the sample yet: what the first list of intentions brings. */
export const plannedSkill: SampleSkill = { occupation: '4-10-01-02', level: '5', name: '育婴员' }

/** Values of the sample policy: editable, and no rule of any real province. */
export const sampleRules: Rules = {
  liveVouchersMax: 1,
  vouchersPerYearMax: 3,
  sameSkillOnce: true,
  noLowerLevel: true,
  age: { min: 16, maxMale: 60, maxFemale: 55 },
  excludedCategories: [],
  classSizeMax: 50,
  bindMethods: ['id-reader', 'card-reader', 'qr', 'typed'],
  redeemMethods: ['id-reader', 'card-reader', 'qr'],
  offlineDaysDefault: 7,
  leaseDays: 30,
  leaseSizeMax: 500,
  training: {
    needsSignOut: false,
    attendanceWarnPercent: 90,
    attendanceMinPercent: 80,
    hoursMin: [],
    practiceMinPercent: 0,
    makeUpsMax: 3,
    makeUpDays: 7,
    passScore: 60,
    submitWorkingDaysBefore: 0
  },
  subsidy: {
    rates: [
      { occupation: '', level: '5', amountFen: 100_000 },
      { occupation: '', level: '4', amountFen: 150_000 },
      { occupation: '', level: '3', amountFen: 200_000 }
    ],
    scarcity: [],
    onlinePercent: 100,
    claimDaysAfterEnd: 30,
    claimMonthsAfterCertificate: 12,
    noticeWorkingDays: 5,
    cityReviewFromFen: 5_000_000,
    provinceSampleOneIn: 10
  },
  // State Council notice on the holidays of 2026.
  movedDays: {
    holidays: [
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-23',
      '2026-04-06',
      '2026-05-01',
      '2026-05-04',
      '2026-05-05',
      '2026-06-19',
      '2026-09-25',
      '2026-10-01',
      '2026-10-02',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07'
    ],
    workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
  },
  warnings: defaultWarnings
}

const office = (type: 'province' | 'city' | 'county', region: string, name: string): Organisation => ({
  id: organisationOf(region),
  type,
  name,
  creditCode: '',
  region,
  allowed: [],
  licence: null,
  sites: [],
  offlineDays: null,
  sample: true
})

const place = (
  type: 'centre' | 'enterprise',
  n: number,
  name: string,
  skills: readonly number[],
  licence: Organisation['licence']
): Organisation => {
  const id = `${type}-${richCounty}-${n}`
  return {
    id,
    type,
    name,
    creditCode: '',
    region: richCounty,
    allowed: [
      ...sampleSkills.filter((_, index) => skills.includes(index)),
      ...(type === 'centre' ? [plannedSkill] : [])
    ].map(({ occupation, level }) => ({ occupation, level })),
    licence,
    sites: [{ id: `${id}-site`, name: '主教学点', county: richCounty }],
    offlineDays: null,
    sample: true
  }
}

export const trainingPlaces = (licence: Organisation['licence']): readonly Organisation[] => [
  place('centre', 1, '清徐县示例职业培训中心', [0, 1, 2, 5], licence),
  place('centre', 2, '清徐县示例技工学校', [1, 3, 4], licence),
  place('enterprise', 1, '清徐县示例机械制造企业', [3, 4], licence)
]

export const offices = (): readonly Organisation[] => [
  office('province', PROVINCE.code, '山西省人力资源和社会保障厅（示例）'),
  ...cities().map(({ code, name }) => office('city', code, `${name}人力资源和社会保障局（示例）`)),
  ...counties().map(({ code, name }) => office('county', code, `${name}人力资源和社会保障局（示例）`))
]

const operator = (organisation: string, login: string, label: string, roles: Role[]): Operator => ({
  id: operatorOfLogin(login),
  organisation,
  login,
  label,
  roles
})

/** Reads all of the province and changes nothing. */
export const sampleAuditor = (): Operator => operator(organisationOf(PROVINCE.code), 'auditor', '审计 01', ['auditor'])

export const sampleOperators = (): readonly Operator[] => [
  operator(organisationOf(PROVINCE.code), 'province', '省级管理 01', ['province-manager', 'administrator']),
  ...cities().map(({ code }) => operator(organisationOf(code), `city-${code}`, '市级管理 01', ['city-manager'])),
  ...counties()
    .filter(({ code }) => code !== richCounty)
    .map(({ code }) =>
      operator(organisationOf(code), `county-${code}`, '经办 01', ['county-clerk', 'county-reviewer'])
    ),
  operator(organisationOf(richCounty), 'qingxu.clerk1', '经办 01', ['county-clerk']),
  operator(organisationOf(richCounty), 'qingxu.clerk2', '经办 02', ['county-clerk']),
  operator(organisationOf(richCounty), 'qingxu.reviewer', '复核 01', ['county-reviewer']),
  operator(organisationOf(richCounty), 'qingxu.finance', '财务 01', ['finance']),
  operator(`centre-${richCounty}-1`, 'qingxu.centre1', '教务 01', ['centre-operator']),
  operator(`centre-${richCounty}-2`, 'qingxu.centre2', '教务 01', ['centre-operator']),
  operator(`enterprise-${richCounty}-1`, 'qingxu.plant', '培训专员 01', ['centre-operator'])
]
