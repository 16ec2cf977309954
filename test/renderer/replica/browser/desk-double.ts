import type { SealedPartName } from '../../../../domain/journal/entry.ts'
import type { OwnEntry } from '../../../../src-main/contract/journal.ts'
import type { ChannelName, EventName } from '../../../../src-main/contract/names.ts'
import type { DeskApi } from '../../../../src-main/contract/table.ts'
import { createPartCipher } from '../../../../src-renderer/replica/sealed/part-cipher.ts'
import { SAMPLE_COUNTY, SAMPLE_DEVICE, SAMPLE_ORGANISATION, SAMPLE_SERVER } from './sample-documents.ts'

/** Main as the replica sees it: keys, own entries, and what was reported. */
export type DeskDouble = {
  readonly desk: Pick<DeskApi, 'invoke' | 'on'>
  readonly setOpen: (open: boolean) => void
  /** Another operator's first login on this desk: a new data key. */
  readonly renewKey: () => void
  readonly setEntries: (entries: readonly OwnEntry[]) => void
  /** What this desk sealed itself. */
  readonly setIdentity: (person: string, fields: Readonly<Record<string, string>>) => void
  readonly reports: readonly { readonly head: number; readonly verdicts: readonly { readonly entry: string }[] }[]
  /** Persons whom main was told of as erased; while it refuses it is told again. */
  readonly erased: readonly string[]
  readonly refuseErased: (on: boolean) => void
  readonly emit: (event: EventName, payload: unknown) => void
}

export function createDeskDouble(key: Uint8Array): DeskDouble {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const reports: { head: number; verdicts: { entry: string }[] }[] = []
  const erased: string[] = []
  let isRefusing = false
  let isOpen = true
  let version = 1
  let entries: readonly OwnEntry[] = []
  const identities = new Map<string, Readonly<Record<string, string>>>()

  const emit = (event: EventName, payload: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never)
  }
  const replies: Partial<Record<ChannelName, (request: never) => unknown>> = {
    'desk.state': () => ({
      phase: isOpen ? 'open' : 'locked',
      server: { id: SAMPLE_SERVER, url: 'http://127.0.0.1' },
      organisation: { id: SAMPLE_ORGANISATION, name: '示例县人社局', type: 'county', region: SAMPLE_COUNTY, sites: [] },
      device: { id: SAMPLE_DEVICE }
    }),
    'keys.data-key': () => ({ version, key: key.map(byte => byte ^ version) }),
    'keys.trusted': () => ({ server: [], deviceCertificate: null }),
    'person.part': async ({ person: id, part }: { readonly person: string; readonly part: SealedPartName }) => {
      const fields = part === 'identity' ? identities.get(id) : undefined
      const cipher = await createPartCipher({ version, key: key.map(byte => byte ^ version) })
      return { part: fields ? await cipher.seal({ collection: 'person', id, part }, fields) : null }
    },
    'journal.undecided': ({ after = 0, ids }: { readonly after?: number; readonly ids?: readonly string[] }) => ({
      entries: entries.filter(({ position, body }) => (ids ? ids.includes(body.id) : position > after)),
      next: null
    }),
    'person.erased': ({ persons }: { readonly persons: readonly string[] }) => {
      erased.push(...persons)
      return {}
    },
    'journal.decided': (report: (typeof reports)[number]) => {
      reports.push(report)
      return {}
    }
  }
  return {
    desk: {
      invoke: (async (channel: ChannelName, request: unknown) => {
        if (channel === 'person.erased' && isRefusing) return { ok: false, failure: { code: 'journal.damaged' } }
        return { ok: true, value: await replies[channel]?.(request as never) }
      }) as DeskApi['invoke'],
      on: (event, listener) => {
        const known = listeners.get(event) ?? new Set()
        listeners.set(event, known.add(listener as (payload: never) => void))
        return () => known.delete(listener as (payload: never) => void)
      }
    },
    setOpen(open) {
      isOpen = open
      emit('desk.changed', {})
    },
    renewKey() {
      version += 1
      emit('desk.changed', {})
    },
    setEntries(next) {
      entries = next
      emit('journal.changed', { ids: next.map(entry => entry.body.id) })
    },
    setIdentity: (person, fields) => void identities.set(person, fields),
    reports,
    erased,
    refuseErased(on) {
      isRefusing = on
    },
    emit
  }
}
