import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bodyHash } from '../../../domain/journal/chain.ts'
import { frameLine } from '../../../src-main/journal/line-frame.ts'
import { nodeCrypto } from '../../../src-main/journal/signing.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { append, entry, login, openDesk, register, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const openServer = () => new DeskServer().open()
const person = (n: number) => entry(registerPerson(n))
const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) => (outcome.ok ? 'ok' : outcome.failure?.code)

describe('a new generation', () => {
  test('[row 10] a restored folder is found at its first contact; a fresh code saves what only it holds', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    await append(desk, person(1))
    await until(async () => (await desk.sync()).pending === 0)
    desk.line.setCut(true)
    await append(desk, person(2))
    await desk.core.close()
    const backup = temporaryFolder()
    cpSync(join(folder, 'desk'), join(backup, 'desk'), { recursive: true })
    const original = await openDesk(folder, server)
    await login(original, 1)
    await append(original, person(3))
    await until(async () => (await original.sync()).pending === 0)
    await original.core.close()

    const restored = await openDesk(backup, server)
    restored.line.setCut(true)
    await login(restored, 1)
    await append(restored, person(4))
    restored.line.setCut(false)
    await restored.core.handlers['sync.now']({})
    await until(async () => (await restored.sync()).frozen)
    expect(codeOf(await append(restored, person(5)))).toBe('journal.frozen')
    expect(await register(restored, server, 'fresh', 'device-1')).toMatchObject({
      ok: true,
      value: { device: { generation: 2 } }
    })
    await until(async () => (await restored.sync()).pending === 0)
    expect((await restored.sync()).frozen).toBe(false)
    const persons = [...server.store.documents_.keys()].filter(key => key.startsWith('person/'))
    expect(persons).toHaveLength(4)
    expect((await append(restored, person(5))).ok).toBe(true)
  })

  test('[O6, J4] what somebody else put into the journal is never signed anew: the server refuses it', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    await append(desk, person(1))
    await append(desk, person(2), person(3))
    await desk.core.close()
    // the second line with another body under the true signatures, its envelope made to fit
    const path = join(folder, 'desk', 'journal', '000001.lines')
    const [first, second] = readFileSync(path, 'utf8').split('\n')
    const line = JSON.parse(second!.slice(9))
    line.runs[0].entries[1].body.args.employment = 'flexible'
    line.runs[0].entries[1].envelope.bodyHash = bodyHash(line.runs[0].entries[1].body, nodeCrypto.sha256)
    writeFileSync(path, Buffer.concat([Buffer.from(`${first}\n`), frameLine(JSON.stringify(line))]))
    const again = await openDesk(folder, server)
    await login(again, 1)
    await until(async () => (await again.sync()).frozen)
    expect((await register(again, server, 'fresh', 'device-1')).ok).toBe(true)
    await until(async () => (await again.sync()).pending === 0)
    const list = await again.core.handlers['journal.list']({ limit: 10 })
    if (!list.ok) throw new Error('listed')
    expect(list.value.entries.map(one => [one.envelope.generation, one.lane, one.verdict?.rejection?.code])).toEqual([
      [2, 'rejected', 'entry.bad-signature'],
      [2, 'rejected', 'entry.bad-signature'],
      [1, 'accepted', undefined]
    ])
  })
})
