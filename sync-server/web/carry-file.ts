import type { z } from 'zod'
import {
  type CourierHeader,
  carrierLoginReplySchema,
  courierAskReplySchema,
  courierFileText,
  courierUploadReplySchema,
  MOST_COURIER_BYTES,
  readCourierFile
} from '../../domain/protocol/courier.ts'
import { type Carried, type CarryProgress, carry, courierFileName } from '../../domain/sync/courier.ts'
import type { CourierTexts } from './texts/courier-zh.ts'

export type Fault = keyof CourierTexts['fault']
export type ChosenFile = Extract<Exclude<ReturnType<typeof readCourierFile>, string>, { kind: 'out' }>

/** What somebody chose: a file of a desk, or why it is none. */
export const chooseFile = async (file: File): Promise<Carried<ChosenFile, Fault>> => {
  const read = file.size > MOST_COURIER_BYTES ? 'unreadable' : readCourierFile(await file.text())
  if (typeof read === 'string') return { ok: false, failure: read }
  return read.kind === 'back' ? { ok: false, failure: 'answer' } : { ok: true, value: read }
}

const faultOf = (status: number): Fault => {
  switch (status) {
    case 400:
    case 413:
      return 'damaged'
    case 401:
      return 'ended'
    case 403:
    case 404:
      return 'foreign'
  }
  return 'busy'
}

const post = async <T>(path: string, body: object, reply: z.ZodType<T>, token?: string): Promise<Carried<T, Fault>> => {
  try {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store' })
    if (!response.ok) return { ok: false, failure: faultOf(response.status) }
    return { ok: true, value: reply.parse(await response.json()) }
  } catch (error) {
    // fetch and a broken body report a line that is down as TypeError; anything else is a fault of ours
    if (error instanceof TypeError) return { ok: false, failure: 'busy' }
    throw error
  }
}

export interface Answer {
  readonly name: string
  readonly content: Blob
}

/** Logs in, brings the file to the server and fetches its answer; the token lives no longer than this. */
export const carryFile = async (
  file: ChosenFile,
  who: { readonly login: string; readonly password: string },
  report: (progress: CarryProgress) => void
): Promise<Carried<Answer, Fault>> => {
  const entered = await post('/v1/courier/login', who, carrierLoginReplySchema)
  if (!entered.ok) return { ok: false, failure: entered.failure === 'foreign' ? 'login' : entered.failure }
  const { token } = entered.value
  const net = {
    upload: (request: object) => post('/v1/courier/upload', request, courierUploadReplySchema, token),
    answer: (request: object) => post('/v1/courier/answer', request, courierAskReplySchema, token)
  }
  const carried = await carry(file, net, report)
  if (!carried.ok) return carried
  const content = new Blob([courierFileText(carried.value)], { type: 'application/octet-stream' })
  return { ok: true, value: { name: courierFileName('回执', file.header.place, stampOf(Date.now())), content } }
}

const shanghai = (at: number, separator: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' })
    .format(at)
    .replace(':', separator)
const stampOf = (at: number): string => shanghai(at, '')

/** 清徐县人社局 · 2026-11-22 09:12 · 36 */
export const factsOf = ({ place, madeAt, entries }: CourierHeader, texts: CourierTexts): string =>
  `${texts.from} ${place} · ${texts.madeAt} ${shanghai(madeAt, ':')} · ${texts.entries} ${entries} ${texts.unit}`.trim()
