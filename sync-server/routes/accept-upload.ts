import { MAX_BATCH, MAX_ENTRY_BYTES } from '../../domain/journal/entry.ts'
import type { UploadReply, UploadRequest } from '../../domain/protocol/upload.ts'
import type { Admission } from '../admission.ts'
import type { Claims } from '../auth/device-session.ts'
import { Problem } from '../problem.ts'
import type { ServerContext } from './context.ts'

/** trust.md row 32; the whole body was bounded before it was read. */
const assertSize = (request: UploadRequest): void => {
  const entries = request.runs.flatMap(run => run.entries)
  const isTooLarge = entries.some(entry => Buffer.byteLength(JSON.stringify(entry)) > MAX_ENTRY_BYTES)
  if (entries.length > MAX_BATCH || isTooLarge) throw new Problem('request.too-large')
}

/** One upload of a device, by line or by courier: the same limits, the same acceptor, the same reply. */
export const acceptUpload = async (
  context: ServerContext,
  admission: Admission,
  by: Claims,
  upload: UploadRequest
): Promise<UploadReply> => {
  const isOwn = by.deviceId === upload.deviceId && by.generation === upload.generation
  if (!isOwn) throw new Problem('request.forbidden')
  assertSize(upload)
  const accepted = await admission.run(() => context.journal.accept(upload))
  if (!accepted) throw new Problem('request.forbidden')
  return { ...accepted, serverTime: context.clock() }
}
