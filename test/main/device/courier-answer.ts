import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import {
  type CourierLine,
  courierFileText,
  courierLineMessage,
  courierSealContext,
  readCourierFile
} from '../../../domain/protocol/courier.ts'
import type { Epoch } from '../../../domain/protocol/epoch.ts'
import type { PullEnd } from '../../../domain/protocol/pull.ts'
import type { UploadReply } from '../../../domain/protocol/upload.ts'
import { sealTo } from '../../../src-main/journal/sealed-box.ts'
import type { DeskServer } from './desk-server.ts'

export interface AnswerSettings {
  readonly epoch: Epoch
  readonly asked: Epoch | null
  readonly head: UploadReply['head']
  readonly madeAt: number
  readonly operators?: readonly string[]
  readonly pages?: readonly { readonly end: Partial<PullEnd>; readonly lines?: readonly object[] }[]
}

/** An answer as the server writes it, to a file that a desk saved, with the keys of the server in memory. */
export const answerTo = (server: DeskServer, saved: Uint8Array, settings: AnswerSettings): Uint8Array => {
  const file = readCourierFile(Buffer.from(saved).toString('utf8'))
  if (typeof file === 'string' || file.kind !== 'out') throw new Error('not a file of a desk')
  const { serverId, deviceId, generation, keyId } = file.header.certificate.certificate
  const { epoch, asked, head, madeAt, operators = ['clerk1'], pages = [] } = settings
  const id = randomUUID()
  const signed = (place: number, text: string): CourierLine => ({
    text,
    signature: server.province.ring.sign(server.province.serverKey, courierLineMessage('back', id, place, text))
  })
  const sealed = (place: number, content: string, last: boolean): CourierLine => {
    const context = Buffer.from(courierSealContext('back', id, place))
    const box = sealTo(file.header.answerKey, context, gzipSync(Buffer.from(content)))
    return signed(place, JSON.stringify({ last, ...box }))
  }
  const base = { epoch, serverTime: madeAt, scopes: ['global'], from: {}, checkpoint: {}, verdicts: [], more: false }
  const contact = {
    reply: { epoch, asked, serverTime: madeAt, head, verdicts: [], stop: null },
    operators: operators.map(operator => ({ operator, label: '经办 01', roles: ['county-clerk'] }))
  }
  const header = {
    is: 'jinquan courier answer',
    v: 1,
    ...{ id, request: file.header.id, serverId, deviceId, generation, keyId, epoch, madeAt, upTo: head.seq }
  }
  const lines = [
    signed(0, JSON.stringify(header)),
    sealed(1, JSON.stringify(contact), pages.length === 0),
    ...pages.map(({ end, lines: documents = [] }, at) => {
      const rows = [...documents, { end: { ...base, ...end } }]
      return sealed(at + 2, rows.map(row => `${JSON.stringify(row)}\n`).join(''), at === pages.length - 1)
    })
  ]
  return Uint8Array.from(Buffer.from(courierFileText(lines)))
}
