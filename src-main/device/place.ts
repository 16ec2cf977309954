import { z } from 'zod'
import { organisationSchema } from '../../domain/directory/organisation.ts'
import { endLineSchema, type PullRequest } from '../../domain/protocol/pull.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import type { Line } from '../net/line.ts'

const NAME = 'place.json'
const PAGE = 1000
/** Days without contact when neither organisation nor policy says otherwise (domain.md, rules). */
const OFFLINE_DAYS = 7
const DAY_MS = 24 * 3_600_000

const placeSchema = z.strictObject({ organisation: organisationSchema.nullable(), scopes: z.array(z.string()) })
export type Place = Readonly<z.infer<typeof placeSchema>>

/** The organisation of this desk as main needs it without the replica: title, offline limit, practice, scopes. */
export interface PlaceFile {
  readonly current: () => Place
  /** What an answer by courier said of it. */
  readonly keep: (place: Place) => Promise<void>
  /** Looks it up in the server's first pages. False when it was not found. @throws Foreseen when the line is down */
  readonly refresh: (server: string, token: string, organisation: string) => Promise<boolean>
}

/** How long value actions may go on after a contact, in milliseconds. */
export const offlineLimitMs = ({ organisation }: Place): number => (organisation?.offlineDays ?? OFFLINE_DAYS) * DAY_MS

const documentLineSchema = z.object({ collection: z.literal('directory'), document: organisationSchema })

interface Page {
  readonly place: Place | null
  readonly end: z.infer<typeof endLineSchema>['end']
}

/** The organisation and what it may see, if one of a page's lines holds it. */
export const placeInPage = (lines: readonly string[], wanted: string, scopes: readonly string[]): Place | null => {
  for (const line of lines) {
    if (!line.includes(wanted)) continue
    const found = documentLineSchema.safeParse(JSON.parse(line))
    if (found.success && found.data.document.id === wanted)
      return { organisation: found.data.document, scopes: [...scopes] }
  }
  return null
}

const readPage = async (response: Response, wanted: string): Promise<Page | null> => {
  const lines = (await response.text()).split('\n').filter(line => line !== '')
  const last = lines.at(-1)
  const end = last === undefined ? undefined : endLineSchema.safeParse(JSON.parse(last))
  if (!end?.success) return null
  return { place: placeInPage(lines, wanted, end.data.end.scopes), end: end.data.end }
}

export const openPlace = async (files: WholeFiles, line: Pick<Line, 'send'>): Promise<PlaceFile> => {
  const file = await files.read(NAME)
  const kept = file && placeSchema.safeParse(JSON.parse(file.toString('utf8')))
  let place: Place = kept?.success ? kept.data : { organisation: null, scopes: [] }

  const pull = async (server: string, token: string, request: PullRequest, wanted: string): Promise<Page | null> => {
    const query = new URLSearchParams({ from: JSON.stringify(request), limit: String(request.limit) })
    const headers = { authorization: `Bearer ${token}`, accept: 'application/x-ndjson' }
    const response = await line.send(`${server}/v1/replica?${query}`, { headers, redirect: 'error' })
    if (response.ok) return readPage(response, wanted)
    await response.body?.cancel()
    return null
  }

  const keep = async (next: Place): Promise<void> => {
    place = next
    await files.write(NAME, Buffer.from(JSON.stringify(place)))
  }

  return {
    current: () => place,
    keep,
    refresh: async (server, token, organisation) => {
      let request: PullRequest = { protocol: PROTOCOL, epoch: null, checkpoint: {}, limit: PAGE }
      for (;;) {
        const page = await pull(server, token, request, organisation)
        if (!page) return false
        if (page.place) {
          await keep(page.place)
          return true
        }
        if (!page.end.more) return false
        request = { ...request, epoch: page.end.epoch, checkpoint: page.end.checkpoint }
      }
    }
  }
}
