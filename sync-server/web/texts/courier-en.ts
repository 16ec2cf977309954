import type { CourierTexts } from './courier-zh.ts'

export const courierEn: CourierTexts = {
  title: 'Carry a courier file',
  other: '中文',
  what: 'Upload the file (.jqc) that a desk without a line exported, and take the answer back to it. The file is encrypted: neither this page nor its carrier can read it. The same file twice has one effect.',
  login: 'Login',
  password: 'Password',
  file: 'Courier file',
  send: 'Upload and fetch the answer',
  from: 'From',
  madeAt: 'made',
  entries: 'entries',
  unit: '',
  sending: 'Uploading',
  fetching: 'Fetching the answer',
  done: 'The server has it. Save the answer and import it at its desk.',
  save: 'Save the answer',
  fault: {
    unreadable: 'This is no courier file. Choose a file that ends in jqc.',
    damaged: 'The file was cut or altered and was not uploaded. Copy it again.',
    answer: 'This is an answer. Take it back to its desk.',
    login: 'Wrong login or password, or the account is suspended. Too many tries lock it for a while.',
    foreign: 'The server does not know the device of this file, or the file is for another server.',
    ended: 'The login has ended. Enter the password again.',
    busy: 'The server is busy or the line broke. What arrived counts; upload the same file again in a while.'
  }
}
