import type { Documents } from '../../../../domain/documents.ts'
import type { DocumentLine } from '../../../../domain/protocol/pull.ts'

/** Documents of a county that does not exist (000105), in any number: the same for the same number. */
export const SAMPLE_COUNTY = '000105'
export const SAMPLE_SERVER = 'server-sample'
export const SAMPLE_DEVICE = 'device-1'
export const SAMPLE_ORGANISATION = 'organisation-1'
export const SAMPLE_OPERATOR = 'operator-1'

const EPOCH_START = 1_760_000_000_000
const states = ['issued', 'collected', 'bound', 'redeemed', 'certified', 'settled'] as const

export const voucherId = (n: number): string => `voucher-${String(n).padStart(6, '0')}`
export const personId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export function sampleVoucher(n: number): Documents['voucher'] {
  return {
    id: voucherId(n),
    code: `SAMPLE${String(n).padStart(6, '0')}`,
    batch: `batch-${n % 12}`,
    plan: `plan-${n % 7}`,
    county: SAMPLE_COUNTY,
    occupation: `4-10-01-0${n % 8}`,
    level: '5',
    voucherKind: 'value-open',
    faceValueFen: 150_000,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    person: personId(n),
    state: states[n % states.length] ?? 'issued',
    reservedClass: '',
    reservedCentre: '',
    boundClass: '',
    boundCentre: '',
    boundBy: '',
    boundDevice: '',
    boundAt: null,
    redeemedBy: '',
    frozenFrom: '',
    claim: '',
    lease: `lease-${n % 40}`,
    leaseDevice: SAMPLE_DEVICE,
    issueEntry: personId(n),
    issuedAt: EPOCH_START + n,
    collectedAt: null,
    ministryNo: '',
    reprints: 0,
    updatedAt: EPOCH_START + n * 1000
  }
}

export function samplePerson(n: number): Documents['person'] {
  return {
    id: personId(n),
    counties: [SAMPLE_COUNTY],
    centres: [],
    sex: n % 2 === 0 ? 'female' : 'male',
    birth: '1990-01-01',
    education: 'senior',
    category: 'rural-transfer',
    employment: 'farming',
    intentions: [],
    liveVouchers: [],
    history: [],
    openEnrolments: [],
    mergedInto: '',
    sealed: { identity: null, contact: null, payment: null },
    sample: true,
    updatedAt: EPOCH_START + n * 1000
  }
}

const surnames = [...'王李张刘陈杨赵黄周吴']
const given = ['建国', '晓明', '丽华', '志强', '秀英', '海燕', '文博', '雪梅', '国庆', '桂兰']

export const sampleName = (n: number): string =>
  `${surnames[n % surnames.length]}${given[Math.floor(n / surnames.length) % given.length]}`

/** 18 characters with a region nobody has; the check digit is of no concern here. */
export const sampleIdNumber = (n: number): string => `000105199001${String(n % 1_000_000).padStart(6, '0')}`

export const voucherLine = (n: number): DocumentLine => ({
  collection: 'voucher',
  document: sampleVoucher(n),
  version: 1
})

export const personLine = (n: number): DocumentLine => ({
  collection: 'person',
  document: samplePerson(n),
  version: 1,
  parts: { identity: { name: sampleName(n), idNumber: sampleIdNumber(n) } }
})

/** Who acts on this desk: what the overlay needs to know its author. */
export function directoryLines(): readonly DocumentLine[] {
  const updatedAt = EPOCH_START
  const organisation: Documents['directory'] = {
    kind: 'organisation',
    id: SAMPLE_ORGANISATION,
    type: 'county',
    name: '示例县人社局',
    creditCode: '',
    region: SAMPLE_COUNTY,
    allowed: [],
    licence: null,
    sites: [],
    offlineDays: null,
    state: 'active',
    sample: true,
    updatedAt
  }
  const operator: Documents['directory'] = {
    kind: 'operator',
    id: SAMPLE_OPERATOR,
    organisation: SAMPLE_ORGANISATION,
    login: 'clerk01',
    label: '经办 01',
    roles: ['county-clerk'],
    state: 'active',
    suspendedAt: null,
    keys: [],
    updatedAt
  }
  const device: Documents['directory'] = {
    kind: 'device',
    id: SAMPLE_DEVICE,
    organisation: SAMPLE_ORGANISATION,
    label: '1 号机',
    generation: 1,
    suite: 'ed25519',
    publicKey: 'A'.repeat(43),
    certificates: [],
    state: 'active',
    revokedAt: null,
    updatedAt
  }
  return [organisation, operator, device].map(document => ({ collection: 'directory', document, version: 1 }))
}
