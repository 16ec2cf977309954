import {
  COURIER_EXTENSION,
  courierFileText,
  MOST_COURIER_BYTES,
  readCourierFile
} from '../../domain/protocol/courier.ts'
import { courierFileName } from '../../domain/sync/courier.ts'
import type { CourierItem, CourierItemState, CourierOverview } from '../contract/courier.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HandlersOf, ParsedRequestOf, ReplyOf } from '../contract/table.ts'
import { importAnswer } from './courier-back.ts'
import { carryFile } from './courier-carry.ts'
import type { LoggedItem } from './courier-log.ts'
import { writeCourierFile } from './courier-out.ts'
import { type CourierPages, createCourierPages } from './courier-pages.ts'
import type { DeskCore } from './desk-core.ts'

type CourierChannel = 'courier.state' | 'courier.export' | 'courier.import'
type Work = NonNullable<CourierOverview['work']>
type Imported = Outcome<ReplyOf<'courier.import'>>
type ReadFile = Exclude<ReturnType<typeof readCourierFile>, string>

const SHANGHAI_MS = 8 * 3_600_000

/** 2026-11-22 0912: for a file's name, in which no file system minds it. */
const stamp = (at: number): string =>
  new Date(at + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ').replace(':', '')

/** The courier file of a desk: what it writes, takes and carries, one at a time. */
export class CourierDesk {
  readonly pages: CourierPages
  private readonly core: DeskCore
  private work: Work | null = null

  constructor(core: DeskCore) {
    this.core = core
    this.pages = createCourierPages(core, () => this.tell())
  }

  overview(): CourierOverview {
    return { work: this.work, items: this.core.stores.courierLog.items().map(item => this.shown(item)) }
  }

  /** Refused while another file is worked at: two imports at once could only take turns anyway. */
  async atWork<T>(kind: Work['kind'], work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.work) return refused('courier.busy')
    try {
      this.report(kind, 0, 0)
      return await work()
    } finally {
      this.work = null
      this.tell()
    }
  }

  report(kind: Work['kind'], doneSoFar: number, total: number): void {
    const startedAt = this.work?.kind === kind ? this.work.startedAt : this.core.stores.clock.now().at
    this.work = { kind, done: doneSoFar, total, startedAt }
    this.tell()
  }

  async export({ replica }: ParsedRequestOf<'courier.export'>): Promise<Outcome<ReplyOf<'courier.export'>>> {
    const { core } = this
    const { clock, courierKeys, courierLog, journal } = core.stores
    const identity = core.identity()
    const state = core.outbox.state()
    const operator = core.session.current()
    if (!identity || !state) return refused('desk.unregistered')
    const key = operator && (await courierKeys.loadOrMake(state.generation, operator.dataKeys()))
    if (!key) return refused('desk.locked')
    const head = journal.chain.head(state.generation).seq
    const report = (entries: number): void => this.report('exporting', entries, head - state.ackedSeq)
    const { header, content } = await writeCourierFile(core, identity, state, replica, key.publicKey, report)
    const { id, place, madeAt, entries, upTo } = header
    const name = await core.surroundings.files.save(courierFileName('信使', place, stamp(madeAt)), content)
    if (name === null) return refused('file.cancelled')
    const { deviceId, generation } = identity.registration
    const made = { id, way: 'out', at: clock.now().at, madeAt, name, place: '', state: 'open' } as const
    await courierLog.note({ ...made, device: deviceId, generation, entries, upTo })
    return done({ name, entries, left: state.halt === null ? Math.max(0, head - upTo) : 0 })
  }

  async import(): Promise<Imported> {
    const opened = await this.core.surroundings.files.open([COURIER_EXTENSION], MOST_COURIER_BYTES)
    if (!opened) return refused('file.cancelled')
    const file = readCourierFile(Buffer.from(opened.bytes).toString('utf8'))
    switch (file) {
      case 'unreadable':
        return refused('courier.unreadable')
      case 'damaged':
        return refused('courier.damaged')
    }
    return file.kind === 'back' ? this.takeAnswer(file, opened.bytes, opened.name) : this.carry(file, opened.name)
  }

  private async takeAnswer(
    file: Extract<ReadFile, { kind: 'back' }>,
    bytes: Uint8Array,
    name: string
  ): Promise<Imported> {
    const { courierLog, clock } = this.core.stores
    const total = file.lines.length - 1
    const taken = await importAnswer(this.core, file, bytes, line => this.report('importing', line, total))
    if (!taken.ok) return taken
    const { verdicts, pages } = taken.value
    const { id, request, deviceId, generation, madeAt, upTo } = file.header
    const state = pages > 0 ? 'applying' : 'applied'
    const base = { id, way: 'back', at: clock.now().at, madeAt, name, place: '', state } as const
    await courierLog.note({ ...base, device: deviceId, generation, entries: verdicts, upTo })
    await courierLog.setState(request, 'answered')
    if (pages > 0) this.core.surroundings.push('hint', { scope: 'courier', seq: null })
    return done({ kind: 'answer', name, ...taken.value })
  }

  private async carry(file: Extract<ReadFile, { kind: 'out' }>, name: string): Promise<Imported> {
    const { core } = this
    const carried = await carryFile(core, file, ({ sent, toSend, fetched }) =>
      sent < toSend ? this.report('carrying', sent, toSend) : this.report('fetching', fetched, 0)
    )
    if (!carried.ok) return carried
    const { id, place, madeAt, entries, upTo, certificate } = file.header
    const { deviceId, generation } = certificate.certificate
    const at = core.stores.clock.now().at
    const content = Uint8Array.from(Buffer.from(courierFileText(carried.value)))
    const saved = await core.surroundings.files.save(courierFileName('回执', place, stamp(at)), content)
    const state = saved === null ? 'sent' : 'answered'
    const base = { id, way: 'carried', at, madeAt, name, place, state } as const
    await core.stores.courierLog.note({ ...base, device: deviceId, generation, entries, upTo })
    return done({ kind: 'carried', place, entries, saved })
  }

  private shown({ generation, ...item }: LoggedItem): CourierItem {
    const state = this.core.outbox.state()
    const isDelivered = item.way === 'out' && state?.generation === generation && state.ackedSeq >= item.upTo
    const known: CourierItemState = item.state === 'open' && isDelivered ? 'delivered' : item.state
    return { ...item, state: known }
  }

  private tell(): void {
    this.core.surroundings.push('courier.changed', this.overview())
  }
}

export const createCourierHandlers = ({ courier }: DeskCore): HandlersOf<CourierChannel> => ({
  'courier.state': async () => done(courier.overview()),
  'courier.export': request => courier.atWork('exporting', () => courier.export(request)),
  'courier.import': () => courier.atWork('checking', () => courier.import())
})
