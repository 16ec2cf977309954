import type { TextsLike } from '../texts.ts'
import type { hours as zh } from '../zh/hours.ts'

export const hours: TextsLike<typeof zh> = {
  action: 'Import online hours',
  title: 'Import online hours: {{name}}',
  hint: 'One study period a row: ID number, name (optional; checked against the number), theory hours, practice hours, beginning and end (such as 2026-03-02 08:30). Tried out first, then recorded.',
  platform: 'Platform code',
  platformBad: 'Letters, digits, dots and dashes',
  choose: 'Choose a file',
  indexing: 'Preparing to find workers; then a file can be chosen',
  sum: '{{n}} rows can be recorded, {{hours}} hours in all',
  save: 'Record',
  working: 'Recording online hours',
  done: '{{n}} rows of online hours are recorded',
  known: '{{n}} rows were recorded before and change nothing.',
  problems: 'Rows that are not recorded',
  nothing: 'There is no record under the heading; fill it in and choose the file again.',
  and: ', ',
  template: 'Save an empty table',
  templateFile: 'Online hours.xlsx',
  templateSaved: 'Saved as {{name}}',
  fields: {
    idNumber: 'ID number',
    name: 'Name',
    theory: 'Theory hours',
    practice: 'Practice hours',
    from: 'Begins',
    to: 'Ends'
  },
  heading: {
    'heading-not-found': 'No heading was found; missing: {{fields}}. Add these columns.',
    'heading-twice': '{{fields}} stands more than once in the heading; keep one column.'
  },
  faults: {
    missing: 'empty',
    'id-number': 'not an ID number',
    time: 'not a time; write 2026-03-02 08:30',
    'ends-before': 'ends before it begins',
    hours: 'hours are whole numbers',
    'no-hours': 'no hours',
    'unknown-person': 'nobody with this number is registered here',
    'not-in-class': 'not in this class',
    'other-name': 'another name is registered for this number; check whose hours these are',
    'not-over': 'ends in the future; record it once it has been studied',
    twice: 'the same person and period as a row above; it counts once'
  }
}
