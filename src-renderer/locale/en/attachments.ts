import type { TextsLike } from '../texts.ts'
import type { attachments as zh } from '../zh/attachments.ts'

export const attachments: TextsLike<typeof zh> = {
  title: 'Papers of the claim',
  none: 'No papers',
  kind: 'Kind of paper',
  kinds: {
    roster: 'Roster',
    attendance: 'Attendance',
    certificates: 'Certificates',
    photographs: 'Photographs',
    plan: 'Training plan',
    other: 'Other'
  },
  number: 'No.',
  size: 'Size',
  state: 'Upload',
  steps: 'Steps',
  bytes: '{{n}} KB',
  standings: {
    waiting: 'Waiting for the line',
    stored: 'Uploaded',
    refused: 'Not taken by the server: add it again',
    elsewhere: 'Added on another computer'
  },
  add: 'Add papers',
  hint: 'Choose or drop JPEG, PNG, PDF: 2 MB each, 20 at most; large photographs are made smaller. What was submitted stays.',
  added: 'Papers saved: {{n}}; uploaded with the next line',
  notAdded: 'Not added: {{name}}',
  leftOut: 'Not added either; choose them again once that is mended: {{names}}',
  remove: 'Remove',
  removeOf: 'Remove paper {{n}}',
  removed: 'Paper removed',
  show: 'View',
  showOf: 'View paper {{n}}',
  showTitle: 'Paper {{n}}: {{kind}}',
  reason: 'Papers of a claim viewed',
  recorded: 'This view was recorded.',
  pdf: 'Save the PDF on this computer to open it; delete it afterwards.',
  save: 'Save as',
  file: 'claim-paper-{{n}}.pdf',
  saved: 'Saved as {{name}}'
}
