import { sampleIdNumber } from '../../../../domain/codes/id-number.ts'
import type { VoucherState } from '../../../../domain/voucher/voucher.ts'

/** Invented vouchers and holders; every ID number lies in the province that does not exist. */
export interface SampleRow {
  readonly id: string
  readonly name: string
  readonly idNumber: string
  readonly code: string
  readonly occupation: string
  readonly level: string
  readonly faceValueFen: number
  readonly state: VoucherState
  readonly validUntil: string
  readonly updatedAt: number
  readonly provisional: boolean
}

const names = ['样例甲', '样例乙丙', '样例丁', '样例戊己', '样例庚']
const occupations = ['养老护理员', '焊工', '中式烹调师', '汽车维修工', '家政服务员']
const states: readonly VoucherState[] = [
  'issued',
  'collected',
  'bound',
  'redeemed',
  'certified',
  'settled',
  'frozen',
  'lapsed',
  'void'
]

export function sampleRows(count: number, now: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `sample-${n}`,
    name: names[n % names.length] ?? '',
    idNumber: sampleIdNumber(n, '1988-05-12', n % 2 === 0 ? 'male' : 'female'),
    code: `7K4M2QXPN${(n % 8) + 2}R`,
    occupation: occupations[n % occupations.length] ?? '',
    level: ['五级/初级工', '四级/中级工', '三级/高级工'][n % 3] ?? '',
    faceValueFen: [120_000, 150_000, 200_000][n % 3] ?? 0,
    state: states[n % states.length] ?? 'issued',
    validUntil: '2026-12-31',
    updatedAt: now - n * 2_700_000,
    provisional: n % 7 === 3
  }))
}
