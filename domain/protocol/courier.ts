import { z } from 'zod'
import { signedCertificateSchema } from '../directory/certificate.ts'
import { canonicalText } from '../journal/canonical.ts'
import { base64urlSchema, idSchema, millisSchema } from '../journal/entry.ts'
import { epochSchema } from './epoch.ts'
import { evidenceSchema } from './evidence.ts'
import { checkpointSchema } from './pull.ts'
import { loginReplySchema } from './session.ts'
import { uploadReplySchema, uploadRequestSchema } from './upload.ts'

/**
 * The courier file: what a line would have carried, on a stick. Both ways it is UTF-8 text of lines, each a
 * `CourierLine` ended by a line feed: a header that anybody may read and sealed lines that only the receiver can
 * open. A device seals to the server and signs with its device key; the server seals to the key that the device named
 * in its header and signs with one of the keys that the device trusts. A line is small enough for one HTTP request,
 * so that whoever carries the file needs no more memory and no better line than for an upload.
 */
export const COURIER_EXTENSION = 'jqc'
export const MOST_COURIER_BYTES = 64 * 1024 * 1024
/** What a sealed line holds, unpacked, at most: an upload outwards, a page on the way back. */
export const MOST_UPLOAD_BYTES = 2 * 1024 * 1024
export const MOST_PAGE_BYTES = 32 * 1024 * 1024
/** A sealed line outwards goes to the server in one request of at most 1 MB. */
const MOST_LINE_CHARACTERS = 1_000_000
/** A page of an answer is bounded by documents; the server never makes a longer line than this. */
const MOST_ANSWER_CHARACTERS = 16_000_000

export type CourierWay = 'out' | 'back'

const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{86}$/)
export const courierLineSchema = z.strictObject({
  text: z.string().max(MOST_LINE_CHARACTERS),
  signature: signatureSchema
})
const answerLineSchema = z.strictObject({
  text: z.string().max(MOST_ANSWER_CHARACTERS),
  signature: signatureSchema
})
export type CourierLine = Readonly<z.infer<typeof courierLineSchema>>

/** What the text of a header says outwards. Nothing in it is about a person. */
export const courierHeaderSchema = z.strictObject({
  is: z.literal('jinquan courier'),
  v: z.literal(1),
  id: z.uuid(),
  /** Who sends it, by the server's word. */
  certificate: signedCertificateSchema,
  /** Name of the place, for whoever holds the stick. */
  place: z.string().max(80),
  /** Trusted time of the device, UTC milliseconds. */
  madeAt: millisSchema,
  entries: z.int().min(0),
  /** The last place of the chain in it. */
  upTo: z.int().min(0),
  /** Key of the server that the lines are sealed to. */
  keyId: idSchema,
  /** X25519 key (raw, base64url) that the answer must be sealed to. */
  answerKey: base64urlSchema
})
export type CourierHeader = Readonly<z.infer<typeof courierHeaderSchema>>

/** The text of the header of an answer. */
export const courierAnswerHeaderSchema = z.strictObject({
  is: z.literal('jinquan courier answer'),
  v: z.literal(1),
  id: z.uuid(),
  /** The file that it answers. */
  request: z.uuid(),
  serverId: idSchema,
  deviceId: idSchema,
  generation: z.int().min(1),
  /** Key of the server that signed the lines. */
  keyId: idSchema,
  epoch: epochSchema,
  /** Server time, UTC milliseconds. */
  madeAt: millisSchema,
  /** Where the server's copy of the device's chain ends. */
  upTo: z.int().min(0)
})
export type CourierAnswerHeader = Readonly<z.infer<typeof courierAnswerHeaderSchema>>

/** The text of every other line: gzip of UTF-8, sealed (X25519 + HKDF-SHA256 + AES-256-GCM). The last one says so. */
export const courierSealedSchema = z.strictObject({
  last: z.boolean(),
  ephemeral: base64urlSchema,
  iv: base64urlSchema,
  ciphertext: z.string().regex(/^[A-Za-z0-9_-]+$/)
})
export type CourierSealed = Readonly<z.infer<typeof courierSealedSchema>>

/** Where a replica stands. */
export const courierReplicaSchema = z.strictObject({
  epoch: epochSchema.nullable(),
  checkpoint: checkpointSchema,
  scopes: z.array(z.string().max(120)).max(1000)
})
export type CourierReplica = Readonly<z.infer<typeof courierReplicaSchema>>

/** Line 1 outwards: where the replica stands, so that the answer begins there, and the epoch that the device believes in. */
export const courierStateSchema = courierReplicaSchema.extend({ believes: epochSchema.nullable() })
export type CourierState = Readonly<z.infer<typeof courierStateSchema>>

/** The other lines outwards: what a restored server is shown before anything is offered (S19), then uploads. */
export const courierContentSchema = z.union([uploadRequestSchema, evidenceSchema])

/** Line 1 of an answer: the contact. The lines behind it are pages of the pull, as NDJSON. */
export const courierContactSchema = z.strictObject({
  /** To an upload of nothing: the server's head and whatever stops the device. Verdicts come with the pages, if any. */
  reply: uploadReplySchema,
  /** Operators of the place who may still work: their login tickets are renewed. */
  operators: z.array(loginReplySchema.pick({ operator: true, label: true, roles: true })).max(1000)
})
export type CourierContact = Readonly<z.infer<typeof courierContactSchema>>

/** What a line's signature names; `place` counts lines from the header, which is 0. */
export const courierLineMessage = (way: CourierWay, file: string, place: number, text: string): string =>
  canonicalText({ purpose: `jinquan courier ${way}`, file, place, text })

/** Additional data of a sealed line: it opens in its own file and place only. */
export const courierSealContext = (way: CourierWay, file: string, place: number): string =>
  `jinquan courier|${way}|${file}|${place}`

/** POST /v1/courier/upload (device or carrier token): one sealed line, to the acceptor of POST /v1/journal. */
export const courierUploadSchema = z.strictObject({
  header: courierLineSchema,
  place: z.int().min(2).max(10_000),
  line: courierLineSchema
})
export type CourierUpload = Readonly<z.infer<typeof courierUploadSchema>>
export const courierUploadReplySchema = z.strictObject({})

/** POST /v1/courier/answer (device or carrier token): the next lines of the answer; `after` is what the last reply gave. */
export const courierAskSchema = z.strictObject({
  header: courierLineSchema,
  state: courierLineSchema,
  after: z.string().max(40_000).nullable()
})
export type CourierAsk = Readonly<z.infer<typeof courierAskSchema>>
export const courierAskReplySchema = z.strictObject({
  lines: z.array(answerLineSchema).min(1).max(10),
  after: z.string().max(40_000).nullable()
})
export type CourierAskReply = Readonly<z.infer<typeof courierAskReplySchema>>

/** POST /v1/courier/login: an operator who carries a file to the server's page; no device speaks there. */
export const carrierLoginSchema = z.strictObject({ login: z.string().max(40), password: z.string().min(1).max(200) })
export const carrierLoginReplySchema = z.strictObject({ token: z.string().max(2000), expiresAt: millisSchema })

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A signature has one spelling only: the last character of its base64url must not carry bits that nobody reads. */
const isSpeltOnce = ({ signature }: CourierLine): boolean => /[AQgw]$/.test(signature)

const parsedLine = (text: string): CourierLine | null => {
  const line = answerLineSchema.safeParse(parsedJson(text))
  return line.success && isSpeltOnce(line.data) ? line.data : null
}

export type CourierFile =
  | { readonly kind: 'out'; readonly header: CourierHeader; readonly lines: readonly CourierLine[] }
  | { readonly kind: 'back'; readonly header: CourierAnswerHeader; readonly lines: readonly CourierLine[] }

/** `unreadable`: no courier file at all. `damaged`: one that was cut or altered. */
export type CourierFault = 'unreadable' | 'damaged'

/** Splits a file into its lines; what they say is proven later. `lines[0]` is the header. */
export const readCourierFile = (content: string): CourierFile | CourierFault => {
  const pieces = content.split('\n')
  const first = parsedLine(pieces[0] ?? '')
  const text = first && parsedJson(first.text)
  const out = courierHeaderSchema.safeParse(text)
  const back = courierAnswerHeaderSchema.safeParse(text)
  if (!out.success && !back.success) return 'unreadable'
  if (pieces.pop() !== '') return 'damaged'
  const lines: CourierLine[] = []
  for (const piece of pieces) {
    const line = parsedLine(piece)
    if (!line) return 'damaged'
    lines.push(line)
  }
  if (!isWhole(lines)) return 'damaged'
  if (out.success) return { kind: 'out', header: out.data, lines }
  return back.success ? { kind: 'back', header: back.data, lines } : 'unreadable'
}

/** At least one sealed line, and the last one, and no other, says that it is the last. */
const isWhole = (lines: readonly CourierLine[]): boolean =>
  lines.length > 1 &&
  lines.every(({ text }, place) => {
    const sealed = place === 0 ? undefined : sealedOf(text)
    return place === 0 || (sealed !== null && sealed?.last === (place === lines.length - 1))
  })

/** The sealed content of a line's text; null when it is none. */
export const sealedOf = (text: string): CourierSealed | null => {
  const parsed = courierSealedSchema.safeParse(parsedJson(text))
  return parsed.success ? parsed.data : null
}

/** The text of a whole file. */
export const courierFileText = (lines: readonly CourierLine[]): string =>
  lines.map(line => `${JSON.stringify({ text: line.text, signature: line.signature })}\n`).join('')
