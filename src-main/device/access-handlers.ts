import { randomUUID } from 'node:crypto'
import { type AccessCode, type AccessOrder, accessOrderMessage } from '../../domain/directory/access-order.ts'
import { type AccessCodeReply, accessCodeReplySchema, accessPaths } from '../../domain/protocol/access.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HandlersOf } from '../contract/table.ts'
import { type RefusedAnswer, refusalOfAnswer } from './answer-refusal.ts'
import type { DeskCore } from './desk-core.ts'

const refusalOf = (answer: RefusedAnswer): Outcome<never> => {
  switch (answer.status) {
    case 401:
    case 403:
    case 404:
      return refused('access.not-yours')
    case 409:
      return refused('access.stopped')
  }
  return refusalOfAnswer(answer)
}

/** Nothing of a code is kept on this desk: it is shown once. */
const orderCode = async (core: DeskCore, code: AccessCode, subject: string): Promise<Outcome<AccessCodeReply>> => {
  if (!core.session.current()) return refused('desk.locked')
  const access = await core.access()
  // Asking for access took its time: the desk may have been locked meanwhile.
  const author = core.author()
  if (!access) return refused('device.revoked')
  if (!author) return refused('desk.locked')
  const { serverId, deviceId: device, operator, operatorSigner } = author
  const at = core.stores.clock.now().at
  const order: AccessOrder = { id: randomUUID(), serverId, device, operator, code, subject, at }
  const answer = await core.stores.ask(access.server, {
    path: accessPaths[code],
    method: 'POST',
    token: access.token,
    body: { order, signature: operatorSigner.sign(accessOrderMessage(order)) },
    reply: accessCodeReplySchema
  })
  return answer.ok ? done(answer.value) : refusalOf(answer)
}

export const createAccessHandlers = (
  core: DeskCore
): HandlersOf<'access.first-password' | 'access.registration-code'> => ({
  'access.first-password': ({ operator }) => orderCode(core, 'first-password', operator),
  'access.registration-code': ({ organisation }) => orderCode(core, 'registration-code', organisation)
})
