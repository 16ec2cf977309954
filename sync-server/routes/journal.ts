import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { MAX_BATCH, MAX_ENTRY_BYTES } from '../../domain/journal/entry.ts'
import { type UploadRequest, uploadReplySchema, uploadRequestSchema } from '../../domain/protocol/upload.ts'
import type { Admission } from '../admission.ts'
import { Problem } from '../problem.ts'
import { noteSubject } from './audit.ts'
import { assertSpoken, type ServerContext, uploader } from './context.ts'

/** trust.md row 32; the whole body was bounded before it was read. */
const assertSize = (request: UploadRequest): void => {
  const entries = request.runs.flatMap(run => run.entries)
  const isTooLarge = entries.some(entry => Buffer.byteLength(JSON.stringify(entry)) > MAX_ENTRY_BYTES)
  if (entries.length > MAX_BATCH || isTooLarge) throw new Problem('request.too-large')
}

/**
 * POST /v1/journal: whoever may not upload at all is told by HTTP; everything about single entries is a verdict. A
 * device of an older generation may ask, to be told that it is superseded.
 */
export const journalRoutes = (app: FastifyInstance, context: ServerContext, admission: Admission): void => {
  const { journal, clock } = context
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/journal',
    {
      preValidation: async ({ body }) => assertSpoken(context, body),
      schema: { body: uploadRequestSchema, response: { 200: uploadReplySchema } },
      // The types say what the reply is; to parse it again costs more than to write it.
      serializerCompiler: () => JSON.stringify
    },
    async request => {
      const { body } = request
      noteSubject(request, body.deviceId)
      const { deviceId, generation } = await uploader(context, request)
      if (deviceId !== body.deviceId || generation !== body.generation) throw new Problem('request.forbidden')
      assertSize(body)
      const accepted = await admission.run(() => journal.accept(body))
      if (!accepted) throw new Problem('request.forbidden')
      return { ...accepted, serverTime: clock() }
    }
  )
}
