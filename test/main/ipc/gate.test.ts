import type { IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { done, refused } from '../../../src-main/contract/failure.ts'
import { channelNames, INVOKE } from '../../../src-main/contract/names.ts'
import type { Handlers } from '../../../src-main/contract/table.ts'
import { Foreseen } from '../../../src-main/ipc/failures.ts'
import { openGate } from '../../../src-main/ipc/gate.ts'
import { isOwnPage } from '../../../src-main/net/own-page.ts'

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const logged: { event: string; facts: Readonly<Record<string, unknown>> }[] = []
const answers = new Map<string, (request: never) => unknown>()

/** Every channel answers from `answers`; a test sets the one it needs. */
const handlers = Object.fromEntries(
  channelNames.map(name => [name, async (request: never) => (answers.get(name) ?? (() => done({})))(request)])
) as unknown as Handlers

/** Stands in for Electron's side of the wire: keeps what was registered. */
function openOnTestWire(): (event: unknown, ...args: unknown[]) => Promise<unknown> {
  const registered = new Map<string, Listener>()
  openGate({ handle: (channel, listener) => void registered.set(channel, listener) }, handlers, {
    isOwnPage: url => isOwnPage(url, null),
    log: (event, facts) => logged.push({ event, facts })
  })
  expect([...registered.keys()]).toEqual([INVOKE])
  return async (event, ...args) => registered.get(INVOKE)!(event as IpcMainInvokeEvent, ...args)
}

const from = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } })
const page = from('app://desk/index.html')

beforeEach(() => {
  logged.length = 0
  answers.clear()
})

describe('gate', () => {
  it('passes a parsed request to its handler and the parsed reply back', async () => {
    answers.set('sync.cut', request => {
      expect(request).toEqual({ on: true })
      return done({ secret: 'not in the table' })
    })
    answers.set('disk.free', () => done({ freeBytes: 5, enough: false, path: '/home/someone' }))
    const invoke = openOnTestWire()
    expect(await invoke(page, 'disk.free', {})).toEqual({ ok: true, value: { freeBytes: 5, enough: false } })
    expect(await invoke(page, 'sync.cut', { on: true })).toEqual({
      ok: false,
      failure: { code: 'unexpected' }
    })
  })

  it.each([
    ['a foreign page', from('https://evil.example/')],
    ['a host that begins like ours', from('app://desk.evil/')],
    ['a printable document', from('app://paper/1')],
    ['a file', from('file:///index.html')],
    ['an embedded frame of our own origin', from('app://desk/x.html', { url: 'app://desk/' })],
    ['a frame that is gone', { senderFrame: null }]
  ])('refuses %s before it looks at anything else', async (_what, event) => {
    const invoke = openOnTestWire()
    for (const name of channelNames) {
      expect(await invoke(event, name, {})).toEqual(refused('request.untrusted-sender'))
    }
  })

  it.each(['nothing.such', '__proto__', 'constructor', '', null, 7, { name: 'desk.state' }])(
    'refuses the unknown channel %j',
    async name => {
      expect(await openOnTestWire()(page, name, {})).toEqual(refused('request.malformed'))
    }
  )

  it('refuses arguments that the table does not allow and logs where, not what', async () => {
    answers.set('session.login', () => {
      throw new Error('must not be reached')
    })
    const reply = await openOnTestWire()(page, 'session.login', { login: 5, password: '绝密口令' })
    expect(reply).toEqual(refused('request.malformed'))
    expect(logged).toEqual([{ event: 'ipc.malformed', facts: { channel: 'session.login', paths: ['login'] } }])
  })

  it('passes an expected refusal on as it is', async () => {
    answers.set('session.login', () => refused('session.wrong-password', { attemptsLeft: 3 }))
    const reply = await openOnTestWire()(page, 'session.login', { login: 'desk01', password: 'x' })
    expect(reply).toEqual(refused('session.wrong-password', { attemptsLeft: 3 }))
  })

  it.each([
    [new Foreseen('line.down'), 'line.down'],
    [Object.assign(new Error('ENOSPC: no space left, write /home/zhang/journal'), { code: 'ENOSPC' }), 'disk.full'],
    [Object.assign(new Error('x'), { code: 'line.cut' }), 'unexpected'],
    [new Error('张三 000000199001010011'), 'unexpected'],
    ['a thrown string', 'unexpected'],
    [null, 'unexpected']
  ])('maps the exception %j to the closed code %s', async (thrown, code) => {
    answers.set('journal.undecided', () => {
      throw thrown
    })
    expect(await openOnTestWire()(page, 'journal.undecided', {})).toEqual({ ok: false, failure: { code } })
    expect(JSON.stringify(logged)).not.toMatch(/张三|0000001990|zhang/)
  })
})
