import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { EventOf } from '../../../src-main/contract/table.ts'
import type { Core, CoreSurroundings } from '../../../src-main/core-port.ts'
import { openCore } from '../../../src-main/device/core.ts'
import { createLine, type Line } from '../../../src-main/net/line.ts'
import { SMALL_RESERVE } from '../journal/folder.ts'
import { type DeskServer, SERVER } from './desk-server.ts'

/** What a desk's line ends at. */
export interface LineEnd {
  readonly send: Line['send']
  readonly now: number
}

export interface Desk {
  readonly core: Core
  readonly line: Line
  readonly folder: string
  readonly pushed: { readonly event: string; readonly payload: unknown }[]
  readonly logged: { readonly event: string; readonly facts: unknown }[]
  readonly files: { saved: Uint8Array | null; toOpen: Uint8Array | null }
  /** The wall clock of this computer. */
  wall: number
  readonly sync: () => Promise<EventOf<'sync.changed'>>
}

export interface DeskSettings {
  readonly lockAfterMs?: number
  /** Milliseconds since the computer started. */
  readonly elapsed?: () => number
}

/** A desk on a folder, its line ending at the server in memory. Closed with its test unless closed before. */
export const openDesk = async (folder: string, server: LineEnd, settings: DeskSettings = {}): Promise<Desk> => {
  const line = createLine(server.send)
  const pushed: Desk['pushed'] = []
  const logged: Desk['logged'] = []
  const files: Desk['files'] = { saved: null, toOpen: null }
  const surroundings: CoreSurroundings = {
    folder: join(folder, 'desk'),
    line,
    push: (event, payload) => void pushed.push({ event, payload }),
    files: {
      save: async (name, bytes) => {
        files.saved = bytes
        return name
      },
      open: async () => (files.toOpen ? { name: 'reply.jqc', bytes: Uint8Array.from(files.toOpen) } : null)
    },
    safeStorage: {
      isEncryptionAvailable: () => false,
      encryptString: text => Buffer.from(text),
      decryptString: bytes => bytes.toString()
    },
    appVersion: '0.0.0',
    isDemo: true,
    lockAfterMs: settings.lockAfterMs ?? 600_000,
    log: (event, facts) => void logged.push({ event, facts })
  }
  const desk = { line, folder, pushed, logged, files, wall: server.now }
  const start = performance.now()
  const elapsed = settings.elapsed ?? (() => performance.now() - start)
  const core = await openCore(surroundings, {
    clock: { wall: () => desk.wall, elapsed },
    scryptCost: { N: 16, r: 1, p: 1 },
    reserveBytes: SMALL_RESERVE
  })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await core.close()
  }
  onTestFinished(close)
  const sync = async () => {
    const state = await core.handlers['sync.state']({})
    if (!state.ok) throw new Error(state.failure.code)
    return state.value
  }
  return Object.assign(desk, { core: { ...core, close }, sync })
}

/** Waits for something that comes by itself. Generous: a busy machine is slow. */
export const until = async (what: () => Promise<boolean> | boolean, withinMs = 15_000): Promise<void> => {
  for (const end = performance.now() + withinMs; performance.now() < end; ) {
    if (await what()) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  throw new Error('it did not come')
}

export const register = async (
  { core }: Desk,
  server: DeskServer,
  code = `code-${Math.random()}`,
  device: string | null = null
) => {
  server.codes.set(code, device)
  return core.handlers['setup.register']({ server: SERVER, code })
}

export const login = ({ core }: Desk, n: number, password = `password-${n}`) =>
  core.handlers['session.login']({ login: `clerk${n}`, password })

const personId = (n: number): string => `0199c000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const registerPerson = (n: number) => ({
  kind: 'person.register',
  args: {
    person: personId(n),
    county: '140121',
    sex: 'male',
    birth: '1990-01-01',
    education: 'junior',
    category: 'employee',
    employment: 'employed',
    sample: true,
    parts: ['identity']
  },
  sealed: [
    {
      person: personId(n),
      part: 'identity' as const,
      plain: { name: `样例${n}`, idNumber: `00000019900101${1000 + n}` }
    }
  ]
})

export const append = ({ core }: Desk, ...entries: readonly ReturnType<typeof entry>[]) =>
  core.handlers['journal.append']({ entries: [...entries], policyVersion: 1, dataAgeMs: 0 })

export const entry = (input: { kind: string; args: object; sealed?: ReturnType<typeof registerPerson>['sealed'] }) => ({
  kind: input.kind,
  args: JSON.parse(JSON.stringify(input.args)),
  sealed: input.sealed ?? []
})

/** Registers a desk, lets clerk 1 in and waits until the heads were compared. */
export const workingDesk = async (folder: string, server: DeskServer, settings: DeskSettings = {}): Promise<Desk> => {
  if (server.passwords.size === 0) await server.addOperator(1)
  const desk = await openDesk(folder, server, settings)
  const registered = await register(desk, server)
  if (!registered.ok) throw new Error(registered.failure.code)
  const entered = await login(desk, 1)
  if (!entered.ok) throw new Error(entered.failure.code)
  await until(() => server.requests.includes('/v1/journal'))
  return desk
}
