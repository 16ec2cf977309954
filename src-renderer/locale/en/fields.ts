import type { TextsLike } from '../texts.ts'
import type { fields as zh } from '../zh/fields.ts'

export const fields: TextsLike<typeof zh> = {
  name: 'Name',
  idNumber: 'ID number',
  sex: 'Sex',
  birth: 'Born',
  age: 'Age',
  phone: 'Mobile',
  address: 'Address',
  account: 'Bank account',
  region: 'County',
  education: 'Education',
  category: 'Category',
  employment: 'Employment',
  intention: 'Intention',
  occupation: 'Occupation',
  occupationNotFound: 'No such occupation: try another name or its code',
  level: 'Level',
  voucherCode: 'Voucher code',
  voucherKind: 'Voucher kind',
  faceValue: 'Face value',
  validity: 'Valid',
  validUntil: 'Valid until',
  issuedAt: 'Issued',
  state: 'State',
  class: 'Class',
  centre: 'Centre',
  site: 'Site',
  session: 'Session',
  hours: 'Hours',
  capacity: 'Seats',
  period: 'From – to',
  plan: 'Plan',
  batch: 'Batch',
  amount: 'Amount',
  reason: 'Reason',
  operator: 'Desk',
  device: 'Device',
  county: 'County office',
  source: 'Source',
  identityMethod: 'Identity check',
  updatedAt: 'Updated',
  sexes: {
    male: 'male',
    female: 'female'
  },
  levels: {
    apprentice: 'Apprentice',
    '5': 'Level 5 (junior)',
    '4': 'Level 4 (middle)',
    '3': 'Level 3 (senior)',
    '2': 'Level 2 (technician)',
    '1': 'Level 1 (senior technician)',
    special: 'Special technician',
    chief: 'Chief technician',
    specific: 'Specific skill'
  },
  categories: {
    employee: 'Employee',
    'rural-transfer': 'Rural worker',
    'urban-unemployed': 'Registered unemployed',
    graduate: 'Graduate',
    'out-of-poverty': 'Out of poverty',
    veteran: 'Veteran',
    other: 'Other'
  },
  educations: {
    primary: 'Primary or less',
    junior: 'Junior middle',
    senior: 'Senior middle',
    vocational: 'Vocational',
    college: 'College',
    bachelor: 'Bachelor',
    postgraduate: 'Postgraduate'
  },
  employments: {
    employed: 'Employed',
    unemployed: 'Unemployed',
    flexible: 'Flexible',
    student: 'Student',
    farming: 'Farming'
  },
  voucherKinds: {
    'value-open': 'Value (open)',
    'value-directed': 'Value (directed)',
    'offset-open': 'Offset (open)',
    'offset-directed': 'Offset (directed)'
  },
  sources: {
    counter: 'Counter',
    centre: 'Centre',
    app: 'App',
    phone: 'Phone page',
    import: 'Import',
    exchange: 'Exchange'
  },
  identityMethods: {
    'id-reader': 'ID card reader',
    'card-reader': 'Social card reader',
    qr: 'QR',
    typed: 'Typed'
  },
  roles: {
    'county-clerk': 'County clerk',
    'county-reviewer': 'County reviewer',
    'centre-operator': 'Centre operator',
    assessor: 'Assessing body',
    'city-manager': 'City manager',
    'province-manager': 'Province manager',
    finance: 'Finance',
    auditor: 'Auditor',
    administrator: 'Administrator'
  },
  certificateFaults: {
    empty: 'empty',
    characters: 'other characters',
    length: 'not 22 characters',
    pattern: 'parts do not fit',
    'year-in-future': 'year in the future',
    'serial-zero': 'serial number zero',
    level: 'another level than the training',
    year: 'another year than the date'
  },
  sessionParts: {
    theory: 'Theory',
    practice: 'Practice'
  },
  sessionModes: {
    online: 'Online',
    offline: 'On site'
  }
}
