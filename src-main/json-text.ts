import type { z } from 'zod'

/** What a text says; undefined when it is cut, altered or of another shape. For what can be had again, never for work. */
export const jsonAs = <T>(schema: z.ZodType<T>, text: string): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
