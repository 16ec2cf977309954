import type { TextsLike } from '../texts.ts'
import type { imports as zh } from '../zh/import.ts'

export const imports: TextsLike<typeof zh> = {
  title: 'Import workers',
  hint: 'Lists as .xlsx, .xls or .csv with the columns of name and ID number under their Chinese titles; format the ID column as text. The file is read on this PC only.',
  choose: 'Choose file',
  chooseAgain: 'Choose another file',
  backToList: 'Back to workers',
  reading: 'Reading and checking {{name}}',
  comparing: 'Comparing with registered workers',
  checking: 'Dry run',
  writing: 'Registering',
  writingHint: 'You may leave this page; the work goes on. Wait for its end before closing the program.',
  source: 'Read {{name}}, {{rows}} rows',
  sourceSheet: 'Sheet: {{name}}',
  sourceOthers: 'Other sheets, not read: {{names}}',
  sourceEncoding: 'Encoding: {{encoding}}',
  columns: 'Headings',
  columnOf: 'Column {{column}}',
  columnMissing: 'Not in the list',
  defaults: 'Where the list does not say',
  defaultsHint: 'What the list lacks is registered as chosen here and can be corrected person by person.',
  figures: {
    fresh: 'New',
    intentions: 'Known, intention added',
    unchanged: 'Known, nothing to do',
    problems: 'Cannot be registered',
    duplicates: 'Repeated in the list'
  },
  regionUnknown: '{{n}} ID numbers begin with an unknown region; they can be registered, have a look.',
  problems: 'Rows that cannot be registered',
  noProblems: 'Every row can be registered.',
  problemColumns: { row: 'Row', column: 'Column', field: 'Field', reason: 'Reason', value: 'Value (masked)' },
  more: '{{n}} more, see the export',
  moreInFile: '{{n}} more are not listed; mend these first and choose the file again',
  exportProblems: 'Export problem rows',
  problemFile: 'Import problems {{name}}.xlsx',
  problemSheet: 'Problems',
  exported: 'Problem rows exported',
  start: 'Register {{n}} workers',
  startIntentions: 'Add {{n}} intentions',
  nothing: 'Nothing to do',
  stopped: 'Stopped. What was registered stays; importing the same file again goes on with the others.',
  indexing: 'Preparing the search of registered workers ({{n}}); the comparison starts after that',
  done: {
    title: 'Import finished',
    people: '{{n}} registered',
    intentions: '{{n}} intentions recorded',
    refused: '{{n}} not registered',
    seconds: 'Took {{time}}',
    again: 'Import another list',
    toList: 'Show workers',
    failed: 'Not finished: {{reason}}',
    pending: 'All of it is saved on this PC and is uploaded when the line is up.'
  },
  duplicate: {
    same: 'Same as row {{row}}; registered once',
    differs: 'Same person as row {{row}} with other content; row {{row}} is taken, please check'
  },
  known: {
    otherName: 'This ID number is registered under another name; check the card and correct it under Workers'
  },
  fields: {
    name: 'Name',
    idNumber: 'ID number',
    sex: 'Sex',
    phone: 'Mobile',
    education: 'Education',
    category: 'Category',
    occupation: 'Intended occupation',
    level: 'Intended level',
    county: 'County'
  },
  sheet: {
    'empty-file': 'The file is empty and was not read. Choose another one.',
    'file-too-big': 'The file is over 30 MB and was not read. Split it.',
    'zip-too-big': 'The file is too big once unpacked and was not read. Keep only the list.',
    'zip-ratio': 'The file is packed in a suspicious way and was not read. Save it anew as .xlsx.',
    'zip-too-many-parts': 'The file is too complicated and was not read. Save only the list as .xlsx.',
    'zip-damaged': 'The file is damaged and was not read. Repair it or save it anew.',
    encrypted: 'The file has a password and was not read. Save it without one.',
    'html-not-sheet': 'This is a web page under the name of a sheet. Open it and save it as .xlsx.',
    'name-and-content-differ': 'Content and name of the file differ. Open it and save it as .xlsx.',
    'format-unsupported': 'This kind of file is not supported. Use .xlsx, .xls or .csv.',
    damaged: 'The file cannot be read. Open it and save it as .xlsx.',
    'encoding-unknown': 'The encoding is unknown. Save it as .xlsx or as .csv in UTF-8.',
    'csv-quotes': 'Quotes do not match in row {{row}}. Mend the row or save as .xlsx.',
    'no-rows': 'There is nothing in the file. Is it the right file or sheet?',
    'too-many-rows': 'More than {{limit}} rows; not read. Split it.',
    'too-many-columns': 'More than {{limit}} columns; not read. Delete what is not needed.',
    timeout: 'Reading took over 20 seconds and was stopped. Split it or save it as .xlsx.',
    cancelled: 'Cancelled; nobody was registered.',
    'reader-failed': 'The reader broke off; nobody was registered. Save as .xlsx and try again.'
  },
  heading: {
    'heading-not-found': 'No heading in the first 20 rows; missing: {{fields}}.',
    'heading-twice': 'The heading names {{fields}} more than once (columns {{columns}}). Keep one.'
  },
  cell: {
    name: {
      empty: 'No name',
      characters: 'The name has characters that no name has',
      'too-long': 'The name is too long; is it the right column?'
    },
    id: {
      'number-not-text': 'Stored as a number, the last digits are lost; format the column as text and type again',
      empty: 'No ID number',
      characters: 'The ID number has other characters than digits; only the last may be X',
      length: 'The ID number is not 18 long',
      'old-fifteen-digits': 'An old number of 15 digits; use the one of the present card',
      'sample-not-allowed': 'A sample number, for practice only',
      'birth-not-a-date': 'Digits 7–14 are no date',
      'birth-before-1900': 'The birth date lies before 1900',
      'birth-in-future': 'The birth date lies in the future',
      'check-digit': 'The check digit does not fit; one or two digits are wrong'
    },
    phone: {
      empty: 'No mobile number',
      characters: 'The mobile number has other characters than digits',
      length: 'The mobile number is not 11 long',
      'not-mobile': 'Not a mobile number; leave it empty if there is none',
      'sample-not-allowed': 'A sample number, for practice only'
    },
    sex: { unknown: 'Only the Chinese word for male or female, or nothing', differs: 'Does not fit the ID number' },
    education: { unknown: 'Unknown education; use one of the words of the form, or nothing' },
    category: { unknown: 'Unknown category; use one of the words of the form, or nothing' },
    occupation: {
      unknown: 'Not in the table of occupations; write its name or code',
      'without-level': 'An occupation without a level'
    },
    level: {
      unknown: 'Unknown level; write it as the form does',
      'without-occupation': 'A level without an occupation'
    },
    county: { unknown: 'No such county', 'shared-name': 'Several counties have this name; put the city before it' },
    cell: { formula: 'The cell is a formula; paste it as a value', error: 'The cell is an error value' }
  }
}
