import { uploadReplySchema } from '../../../domain/protocol/upload.ts'
import { openLine, postRequest } from './line.ts'
import type { Desk } from './province.ts'

/** Sends uploads made beforehand from every desk at once; yields entries a second. Every verdict must be 'accepted'. */
export async function ingest(url: URL, desks: readonly Desk[], batch: number, uploads: number): Promise<number> {
  const address = new URL('/v1/journal', url)
  const prepared = desks.map(({ token, nextUpload }) =>
    Array.from({ length: uploads }, () => postRequest(address, token, nextUpload(batch)))
  )
  const lines = await Promise.all(desks.map(() => openLine(url)))
  const replies: Buffer[] = []
  const start = performance.now()
  await Promise.all(
    lines.map(async ({ send }, n) => {
      for (const request of prepared[n] ?? []) replies.push(await send(request))
    })
  )
  const seconds = (performance.now() - start) / 1000
  for (const line of lines) line.close()
  for (const reply of replies) {
    const { stop, verdicts } = uploadReplySchema.parse(JSON.parse(reply.toString()))
    const lost = verdicts.find(({ lane }) => lane !== 'accepted')
    if (stop !== null || lost || verdicts.length !== batch)
      throw new Error(`stopped: ${stop}, ${lost?.rejection?.code}`)
  }
  return (desks.length * uploads * batch) / seconds
}
