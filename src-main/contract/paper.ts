import { z } from 'zod'
import { bytesSchema, nothingSchema } from './parts.ts'

/** Paper and files: the only ways anything leaves a page towards the machine. */

export const maxFileBytes = 30 * 1024 * 1024

/**
 * One printable document. Main puts it into a page of its own without scripts:
 * style only by `css` (style attributes are blocked), images only as data: URLs.
 */
const paperSchema = z.strictObject({
  title: z.string().min(1).max(120),
  css: z.string().max(200_000),
  body: z.string().max(8_000_000),
  landscape: z.boolean().default(false)
})

export type Paper = z.output<typeof paperSchema>

const fileNameSchema = z
  .string()
  .min(1)
  .max(120)
  .refine(name => !/[\\/:*?"<>|]/.test(name) && !name.startsWith('.'), 'a bare file name')

export const fileKinds = ['spreadsheet', 'courier', 'geojson', 'image', 'json'] as const
export type FileKind = (typeof fileKinds)[number]

export const paperChannels = {
  /** Opens the preview window, from which the operator prints or saves a PDF. */
  'print.preview': { request: paperSchema, reply: nothingSchema },
  'print.pdf': { request: paperSchema, reply: z.object({ bytes: bytesSchema }) },
  /** Asks where to; `file.cancelled` when the operator closes the dialog. */
  'file.save': {
    request: z.strictObject({
      name: fileNameSchema,
      bytes: bytesSchema.refine(bytes => bytes.byteLength <= maxFileBytes, 'too large')
    }),
    reply: z.object({ name: z.string() })
  },
  'file.open': {
    request: z.strictObject({ kinds: z.array(z.enum(fileKinds)).min(1) }),
    reply: z.object({ name: z.string(), bytes: bytesSchema })
  }
} as const
