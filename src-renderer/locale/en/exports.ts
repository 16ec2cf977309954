import type { TextsLike } from '../texts.ts'
import type { exports as zh } from '../zh/exports.ts'

export const exports: TextsLike<typeof zh> = {
  title: 'A second person has to confirm',
  text: 'This list has {{rows}} rows about people. Above {{limit}} another operator of this place has to confirm with the password on this desk. Who exports, who confirms, when and how much are recorded.',
  second: 'Witness',
  password: 'Password',
  confirm: 'Confirm',
  nobody: 'Nobody else has logged in on this desk yet. Let another operator log in here once, or export less.',
  about: {
    sheet: 'About this list',
    place: 'Place',
    operator: 'Exported by',
    second: 'Confirmed by',
    notNeeded: 'Not needed',
    at: 'Exported at',
    rows: 'Rows',
    mark: 'Note',
    notice: 'Holds personal data: only for the work of this place, not to be passed on.'
  }
}
