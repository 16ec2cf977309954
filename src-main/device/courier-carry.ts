import type { z } from 'zod'
import { checkCertificate } from '../../domain/directory/certificate.ts'
import {
  type CourierFile,
  type CourierLine,
  courierAskReplySchema,
  courierUploadReplySchema
} from '../../domain/protocol/courier.ts'
import { type Carried, type CarryProgress, carry } from '../../domain/sync/courier.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import { nodeCrypto } from '../journal/signing.ts'
import { type RefusedAnswer, refusalOfAnswer } from './answer-refusal.ts'
import { areSigned } from './courier-lines.ts'
import type { DeskCore } from './desk-core.ts'

type OutFile = Extract<CourierFile, { kind: 'out' }>

const UNAUTHENTICATED = 401

const refusalOf = (answer: RefusedAnswer): Outcome<never> => {
  switch (answer.status) {
    case 400:
    case 413:
      return refused('courier.damaged')
    case 403:
    case 404:
      return refused('courier.foreign')
  }
  return refusalOfAnswer(answer)
}

/** U6: brings another device's file to the server and fetches its answer, neither of which can be read here. */
export const carryFile = async (
  core: DeskCore,
  file: OutFile,
  report: (progress: CarryProgress) => void
): Promise<Outcome<readonly CourierLine[]>> => {
  const registration = core.identity()?.registration
  if (!registration) return refused('desk.unregistered')
  const { certificate } = file.header
  if (!(await checkCertificate(certificate, registration, nodeCrypto.verify))) return refused('courier.foreign')
  if (!areSigned('out', file.header.id, file.lines, certificate.certificate)) return refused('courier.damaged')

  const post = async <T>(path: string, body: object, reply: z.ZodType<T>): Promise<Carried<T, Outcome<never>>> => {
    const token = await core.device.token()
    if (token === null) return { ok: false, failure: refused('device.revoked') }
    const call = { path, method: 'POST', body, reply } as const
    const { server } = registration
    const first = await core.stores.ask(server, { ...call, token })
    const fresh = first.ok || first.status !== UNAUTHENTICATED ? null : await core.device.token(token)
    const answer = fresh === null ? first : await core.stores.ask(server, { ...call, token: fresh })
    return answer.ok ? answer : { ok: false, failure: refusalOf(answer) }
  }
  const carried = await carry(
    file,
    {
      upload: request => post('/v1/courier/upload', request, courierUploadReplySchema),
      answer: request => post('/v1/courier/answer', request, courierAskReplySchema)
    },
    report
  )
  return carried.ok ? done(carried.value) : carried.failure
}
