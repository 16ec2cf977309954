import type { TextsLike } from '../texts.ts'
import type { disclosures as zh } from '../zh/disclosures.ts'

export const disclosures: TextsLike<typeof zh> = {
  title: 'Views and exports',
  table: 'Views and exports',
  empty: 'Nothing was looked at in full or exported yet',
  emptyFiltered: 'No record fits',
  offline:
    'These records lie on the server only and need the line. What this PC has not sent yet is kept and goes out when the line is back.',
  forbidden: 'This operator or this place may not read these records. Ask the administrator where you need them.',
  refresh: 'Refresh',
  at: 'Time',
  operator: 'Operator',
  unknown: 'Unknown',
  place: 'Place',
  device: 'Device',
  subject: 'Whose',
  action: 'What',
  actionOf: '{{purpose}}: {{part}}',
  reason: 'Reason',
  outcome: 'Check',
  rows: '{{rows}} rows',
  confirmed: 'confirmed by {{second}}',
  paperOf: 'Claim: {{name}}',
  and: ', ',
  purpose: 'Purpose',
  anyPurpose: 'All purposes',
  purposes: { show: 'Shown', amend: 'Amended', counter: 'At the counter', export: 'Exported' },
  parts: {
    identity: 'identity',
    contact: 'contact',
    payment: 'account',
    attachment: 'papers of a claim',
    list: 'people'
  },
  outcomes: { shown: 'In order', 'outside-scope': 'Out of scope', 'unknown-operator': 'Operator of no such place' },
  anyOutcome: 'All checks',
  anyPlace: 'All places',
  anyOperator: 'All operators',
  from: 'From',
  until: 'Until',
  fromShort: 'from',
  untilShort: 'until'
}
