import { z } from 'zod'
import { idSchema } from '../../domain/journal/entry.ts'
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

const fileToSave = {
  name: fileNameSchema,
  bytes: bytesSchema.refine(bytes => bytes.byteLength <= maxFileBytes, 'too large')
}

export const paperChannels = {
  /** Opens the preview window, from which the operator prints or saves a PDF. */
  'print.preview': { request: paperSchema, reply: nothingSchema },
  'print.pdf': { request: paperSchema, reply: z.object({ bytes: bytesSchema }) },
  /** Asks where to; `file.cancelled` when the operator closes the dialog. */
  'file.save': {
    request: z.strictObject(fileToSave),
    reply: z.object({ name: z.string() })
  },
  /**
   * Saves a list about people, with a durable record that goes to the server (W11). Above the limit
   * `export.second-needed` without another operator of this desk, whose password main checks here.
   */
  'file.export': {
    request: z.strictObject({
      ...fileToSave,
      /** What the list is of. */
      subject: idSchema,
      rows: z.int().min(0).max(1_000_000),
      second: z
        .strictObject({
          login: z.string().trim().toLowerCase().min(1).max(64),
          password: z.string().min(1).max(200)
        })
        .nullable()
    }),
    reply: z.object({ name: z.string() })
  },
  'file.open': {
    request: z.strictObject({ kinds: z.array(z.enum(fileKinds)).min(1) }),
    reply: z.object({ name: z.string(), bytes: bytesSchema })
  }
} as const
