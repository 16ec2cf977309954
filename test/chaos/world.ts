import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { samplePassword } from '../../sync-server/seed/sample-places.ts'
import { AckLog } from './ack-log.ts'
import { openClass } from './class-work.ts'
import { CounterWork } from './counter-work.ts'
import { type Account, type Desk, isQuiet, logIn, must } from './desk.ts'
import { FaultProxy } from './fault-proxy.ts'
import { type DeskName, deskNames } from './plan.ts'
import { seedProvince } from './province.ts'
import { ServerHost } from './server-host.ts'
import { SmallDisk } from './small-disk.ts'
import { until } from './until.ts'

export const organisations: Readonly<Record<DeskName, string>> = {
  county: 'org-140121',
  centre: 'centre-140121-1'
}
const accounts: Readonly<Record<DeskName, Account>> = {
  county: { login: 'qingxu.clerk1', password: samplePassword },
  centre: { login: 'qingxu.centre1', password: samplePassword }
}
const DESK_MEGABYTES = 320
const SERVER_MEGABYTES = 1024
const SEATS = 50

/** One desk with its line and its disk. */
export interface Place {
  readonly name: DeskName
  readonly desk: Desk
  readonly proxy: FaultProxy
  readonly disk: SmallDisk | null
  readonly account: Account
}

export interface World {
  readonly folder: string
  readonly server: ServerHost
  readonly serverDisk: SmallDisk | null
  readonly places: Readonly<Record<DeskName, Place>>
  readonly acks: AckLog
  readonly counter: CounterWork
  readonly classes: readonly string[]
  readonly dump: string
  /** How often the server was restored. */
  history: number
  /** Desks whose journal was damaged on purpose. */
  readonly damaged: Set<string>
  readonly close: () => Promise<void>
}

export interface WorldOptions {
  readonly folder: string
  readonly rounds: number
  readonly newDesk: (name: DeskName, folder: string) => Desk
  /** Whether every part gets a small file system of its own. */
  readonly smallDisks: boolean
  /** Leaves copies of the small file systems. */
  readonly keep?: boolean
  /** Ends everything at once. */
  readonly signal?: AbortSignal
}

export async function revive({ desk, account }: Place): Promise<void> {
  if (!desk.isRunning) await desk.start()
  const { phase } = await must(desk, 'desk.state', {})
  if (phase === 'locked') await logIn(desk, account)
}

/** What the operator of a frozen desk does: asks for a fresh code and begins a new generation with it. */
export async function unfreeze({ name, desk, proxy, account }: Place, server: ServerHost): Promise<boolean> {
  const isFrozen = async () => (await must(desk, 'sync.state', {})).frozen
  if (!(await isFrozen())) return false
  const { device } = await must(desk, 'desk.state', {})
  const code = await server.code(organisations[name], device?.id)
  const begun = await desk.call('setup.register', { server: proxy.url, code })
  // What its journal lacked may have come from the server meanwhile: then it goes on as it is.
  if (!begun.ok && !(await isFrozen())) return false
  if (!begun.ok) throw new Error(`${name} begins no new generation: ${begun.failure.code}`)
  await logIn(desk, account)
  return true
}

const enter = async (place: Place, server: ServerHost): Promise<void> => {
  await place.desk.start()
  const code = await server.code(organisations[place.name])
  await must(place.desk, 'setup.register', { server: place.proxy.url, code })
  await logIn(place.desk, place.account)
}

/** What was opened last is closed first; one that fails does not keep the others open. */
class Closers {
  readonly #all: (() => unknown)[] = []

  add(close: () => unknown): void {
    this.#all.push(close)
  }

  async run(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.#all.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed')
  }
}

const diskAt = (folder: string, megabytes: number, isKept: boolean, closers: Closers): SmallDisk => {
  const disk = new SmallDisk(folder, megabytes).mount()
  closers.add(() => disk.unmount(isKept ? `${folder}-kept` : undefined))
  return disk
}

const build = async (options: WorldOptions, closers: Closers): Promise<World> => {
  const { folder, smallDisks, keep = false } = options
  const data = path.join(folder, 'server')
  await mkdir(path.join(folder, 'desks'), { recursive: true })
  const serverDisk = smallDisks ? diskAt(data, SERVER_MEGABYTES, keep, closers) : null
  await seedProvince(path.join(data, 'data'))
  const server = new ServerHost(path.join(data, 'data'))
  await server.start()
  closers.add(() => server.stop())
  const places: Partial<Record<DeskName, Place>> = {}
  for (const name of deskNames) {
    const home = path.join(folder, 'desks', name)
    const disk = smallDisks ? diskAt(home, DESK_MEGABYTES, keep, closers) : null
    const proxy = await new FaultProxy(() => server.url).open()
    closers.add(() => proxy.close())
    const desk = options.newDesk(name, path.join(home, 'profile'))
    closers.add(() => desk.close())
    const place: Place = { name, desk, proxy, disk, account: accounts[name] }
    await enter(place, server)
    places[name] = place
  }
  const { county, centre } = places
  if (!county || !centre) throw new Error('both desks are needed')
  const counter = new CounterWork(county.desk)
  await counter.reserve()
  const classes = Array.from({ length: Math.ceil(options.rounds / SEATS) + 1 }, (_, n) => `class-chaos-${n + 1}`)
  for (const id of classes) await openClass(centre.desk, county.desk, organisations.centre, id)
  for (const { desk } of [county, centre]) await until(`${desk.name} is quiet`, () => isQuiet(desk))
  const dump = path.join(folder, 'dump')
  await server.dumpTo(dump)
  const acks = new AckLog(path.join(folder, 'acks.ndjson'))
  closers.add(() => acks.close())
  return {
    folder,
    server,
    serverDisk,
    places: { county, centre },
    acks,
    counter,
    classes,
    dump,
    history: 0,
    damaged: new Set(),
    close: () => closers.run()
  }
}

/** A province, its server, two desks at their places with a line each, numbers and classes to work with. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const closers = new Closers()
  options.signal?.addEventListener('abort', () => void closers.run().catch(() => undefined), { once: true })
  try {
    return await build(options, closers)
  } catch (error) {
    await closers.run()
    throw error
  }
}
