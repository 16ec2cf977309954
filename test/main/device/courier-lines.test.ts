import { describe, expect, test } from 'vitest'
import {
  type CourierHeader,
  courierFileText,
  courierHeaderSchema,
  readCourierFile
} from '../../../domain/protocol/courier.ts'
import { areSigned, openAnswerLine, sealLine, signLine } from '../../../src-main/device/courier-lines.ts'
import { createBoxKey } from '../../../src-main/journal/sealed-box.ts'
import { createSigningKey, signerOf } from '../../../src-main/journal/signing.ts'
import { testUuid } from '../../doubles/test-device.ts'

const signer = signerOf(createSigningKey())
const server = createBoxKey()
const id = testUuid('courier lines')
const certificate = {
  serverId: 'sx-1',
  keyId: 'key-1',
  deviceId: 'pc-1',
  organisation: 'county-a',
  generation: 1,
  suite: 'ed25519',
  publicKey: signer.publicKey,
  from: 1
} as const
const header: CourierHeader = {
  is: 'jinquan courier',
  v: 1,
  id,
  certificate: { certificate, signature: 'AA' },
  place: '示例 county-a',
  madeAt: 5,
  entries: 0,
  upTo: 0,
  keyId: 'seal-1',
  answerKey: server.publicKey
}
const to = { signer, receiver: server.publicKey, file: id }
const linesOf = async () => [
  signLine(signer, id, 0, JSON.stringify(header)),
  await sealLine(to, 1, { epoch: null, checkpoint: {}, scopes: [] }, false),
  await sealLine(to, 2, { runs: ['样例'] }, true)
]

/** What a desk does with a file before anything in it counts. */
const judge = (content: Uint8Array): string => {
  const file = readCourierFile(Buffer.from(content).toString('utf8'))
  if (typeof file === 'string') return file
  if (file.kind !== 'out') return 'unreadable'
  const isGenuine =
    file.header.certificate.certificate.publicKey === signer.publicKey &&
    areSigned('out', file.header.id, file.lines, signer)
  return isGenuine ? 'good' : 'damaged'
}

describe('a courier file', () => {
  test('[U1] is read as it was written, and nobody but the receiver opens its lines', async () => {
    const lines = await linesOf()
    const content = courierFileText(lines)
    const file = readCourierFile(content)
    expect(file).toMatchObject({ kind: 'out', header, lines })
    expect(judge(Buffer.from(content))).toBe('good')
    expect(content).not.toContain('样例')
    expect(await openAnswerLine(createBoxKey().privateKey, id, 2, lines[2]!)).toBeUndefined()
    // A line of the way out does not open as one of the way back, not even for the receiver.
    expect(await openAnswerLine(server.privateKey, id, 2, lines[2]!)).toBeUndefined()
    expect(courierHeaderSchema.safeParse({ ...header, extra: 1 }).success).toBe(false)
  })

  test('[U1] altered at any byte, in any of three ways, it is refused', async () => {
    const content = Buffer.from(courierFileText(await linesOf()))
    const good: string[] = []
    for (let at = 0; at < content.length; at++) {
      for (const change of [0x01, 0x20, 0xff]) {
        const altered = Buffer.from(content)
        altered[at] = (altered[at] ?? 0) ^ change
        if (judge(altered) === 'good') good.push(`${at} ^ ${change}`)
      }
    }
    expect(good).toEqual([])
  })

  test('[U1] cut at any byte, or longer than it was, it is refused', async () => {
    const content = Buffer.from(courierFileText(await linesOf()))
    for (let length = 0; length < content.length; length++) {
      expect(['unreadable', 'damaged']).toContain(judge(content.subarray(0, length)))
    }
    for (const more of ['\n', ' ', '{}\n', content.toString('utf8')]) {
      expect(judge(Buffer.concat([content, Buffer.from(more)]))).toBe('damaged')
    }
  })

  test('[U1] lines that change places, are left out, doubled or come from another file are refused', async () => {
    const [first, state, upload] = await linesOf()
    const [, , foreign] = (await linesOf()).map(line => ({ ...line }))
    const other = testUuid('another courier file')
    const strange = await sealLine({ ...to, file: other }, 2, {}, true)
    const orders = [
      [first, upload, state],
      [first, upload],
      [first, state],
      [first, state, state, upload],
      [first, state, strange],
      [state, upload]
    ]
    for (const order of orders) expect(judge(Buffer.from(courierFileText(order as never)))).not.toBe('good')
    // Sealed and signed by the same device for the same place of the same file: it may stand there.
    expect(judge(Buffer.from(courierFileText([first!, state!, foreign!])))).toBe('good')
  })

  test.each([
    ['', 'unreadable'],
    ['no such file', 'unreadable'],
    ['{}\n', 'unreadable'],
    [JSON.stringify({ text: '{}', signature: 'A'.repeat(86) }), 'unreadable'],
    ['\u0000'.repeat(100), 'unreadable']
  ])('%j is no courier file', (content, fault) => {
    expect(readCourierFile(content)).toBe(fault)
  })
})
