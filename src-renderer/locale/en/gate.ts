import type { TextsLike } from '../texts.ts'
import type { gate as zh } from '../zh/gate.ts'

export const gate: TextsLike<typeof zh> = {
  login: 'Log in',
  loginName: 'Login',
  password: 'Password',
  enter: 'Log in',
  choose: 'Choose your own password',
  chooseHint: '{{login}}: this is a first password and works once. Choose one that only you know; the line must be up.',
  chosen: 'Save and log in',
  back: 'Back to the login',
  attempts: ', {{n}} attempts left',
  setup: 'Register this PC',
  setupHint: 'Once only, with the line up. The code comes from your administrator.',
  server: 'Server address',
  addressFault: 'Incomplete: it begins with https://',
  code: 'Code',
  register: 'Register'
}
