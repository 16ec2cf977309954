import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { uploadReplySchema, uploadRequestSchema } from '../../domain/protocol/upload.ts'
import type { Admission } from '../admission.ts'
import { acceptUpload } from './accept-upload.ts'
import { noteSubject } from './audit.ts'
import { assertSpoken, type ServerContext, uploader } from './context.ts'

/**
 * POST /v1/journal: whoever may not upload at all is told by HTTP; everything about single entries is a verdict. A
 * device of an older generation may ask, to be told that it is superseded.
 */
export const journalRoutes = (app: FastifyInstance, context: ServerContext, admission: Admission): void => {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/v1/journal',
    {
      preValidation: async ({ body }) => assertSpoken(context, body),
      schema: { body: uploadRequestSchema, response: { 200: uploadReplySchema } },
      // The types say what the reply is; to parse it again costs more than to write it.
      serializerCompiler: () => JSON.stringify
    },
    async request => {
      noteSubject(request, request.body.deviceId)
      return acceptUpload(context, admission, await uploader(context, request), request.body)
    }
  )
}
