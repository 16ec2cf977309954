import { uuidv7 } from 'uuidv7'
import { attachmentShowReplySchema } from '../../domain/protocol/attachment.ts'
import { MAX_ATTACHMENT_BYTES, typeOfFile } from '../../domain/subsidy/attachment.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HandlersOf, ParsedRequestOf, ReplyOf } from '../contract/table.ts'
import type { DeskCore } from './desk-core.ts'
import type { UnlockedOperator } from './operator-keys.ts'

type AttachmentChannel = 'attachment.keep' | 'attachment.list' | 'attachment.show'
type Shown = Outcome<ReplyOf<'attachment.show'>>

const NOT_THERE = 404

/** Those of a training place have their own papers here, without a line too; what others see comes from the server. */
const ownPaper = async (
  { stores }: DeskCore,
  operator: UnlockedOperator,
  digest: string
): Promise<Uint8Array | undefined> => {
  const roles = stores.operatorFiles.byId(operator.operator)?.roles ?? []
  return roles.includes('centre-operator') ? stores.attachments.show(digest, operator.dataKeys()) : undefined
}

/** M17: the record is on the disk before anything is shown. */
const showOwn = async (
  core: DeskCore,
  file: Uint8Array,
  operator: string,
  { claim, reason }: ParsedRequestOf<'attachment.show'>
): Promise<Shown> => {
  const type = typeOfFile(file)
  if (!type) return refused('attachment.not-here')
  const { disclosures, clock } = core.stores
  const what = { person: claim, part: 'attachment' as const, purpose: 'show' as const }
  const record = { ...what, operator, reason, at: clock.now().at }
  if (!(await disclosures.record(record))) return refused('disk.full')
  core.sendAside()
  return done({ type, file: Uint8Array.from(file) })
}

/** M17: the server writes the record before it answers. @throws Foreseen when the line is down */
const showFromServer = async (
  core: DeskCore,
  operator: string,
  { claim, digest, reason }: ParsedRequestOf<'attachment.show'>
): Promise<Shown> => {
  const way = await core.access()
  if (!way) return refused('line.down')
  const body = { claim, digest, record: uuidv7(), operator, reason, at: core.stores.clock.now().at }
  const call = { path: '/v1/attachments/show', method: 'POST', token: way.token, body } as const
  const answer = await core.stores.ask(way.server, { ...call, reply: attachmentShowReplySchema })
  if (!answer.ok) return refused(answer.status === NOT_THERE ? 'attachment.not-here' : 'server.refused')
  const { type, file } = answer.value
  return done({ type, file: Uint8Array.from(Buffer.from(file, 'base64url')) })
}

export const createAttachmentHandlers = (core: DeskCore): HandlersOf<AttachmentChannel> => ({
  'attachment.keep': async ({ claim, file }) => {
    const author = core.author()
    if (!author) return refused('desk.locked')
    const type = typeOfFile(file)
    if (!type) return refused('attachment.other-type')
    if (file.byteLength > MAX_ATTACHMENT_BYTES) return refused('attachment.too-large')
    const digest = await core.stores.attachments.keep(claim, file, author.dataKey, author.sealingKey)
    core.session.touch()
    return done({ digest, type, bytes: file.byteLength })
  },
  'attachment.list': async ({ digests }) =>
    done({ standings: digests.map(digest => core.stores.attachments.standingOf(digest)) }),
  'attachment.show': async request => {
    const operator = core.session.current()
    if (!operator) return refused('desk.locked')
    core.session.touch()
    const own = await ownPaper(core, operator, request.digest)
    return own ? showOwn(core, own, operator.operator, request) : showFromServer(core, operator.operator, request)
  }
})
