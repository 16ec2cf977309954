import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layers, rooms } from '../../scripts/layers.mjs'
import { createPlantedCheckout } from './planted-checkout.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** One file of each world, importing everything that it may. */
const clean = {
  'domain/voucher/voucher.ts':
    "import { z } from 'zod'\n\nexport const code = z.string()\nexport const now = (at: number) => Math.floor(at)\n",
  'domain/journal/entry.ts': "import { code } from '../voucher/voucher.ts'\n\nexport const entry = code\n",
  'src-main/contract/desk.ts': "export type { z as Schema } from 'zod'\n",
  'src-main/preload/index.ts': "import { contextBridge } from 'electron'\n\nexport const bridge = contextBridge\n",
  'src-main/index.ts':
    "import { hostname } from 'node:os'\nimport { app } from 'electron'\nimport { entry } from '../domain/journal/entry.ts'\n\nexport const start = () => [hostname(), app, entry]\n",
  'src-renderer/replica/store.ts': "import { createRxDatabase } from 'rxdb'\n\nexport const open = createRxDatabase\n",
  'src-renderer/queries/vouchers.ts': "import { open } from '../replica/store.ts'\n\nexport const find = open\n",
  'src-renderer/stores/ui.ts': "import { create } from 'zustand'\n\nexport const useUi = create(() => ({}))\n",
  'src-renderer/components/Badge.tsx':
    "import { Badge } from '@mantine/core'\n\nexport const StateBadge = () => <Badge>{document.title}</Badge>\n",
  'src-renderer/screens/desk/Desk.tsx':
    "import { StateBadge } from '../../components/Badge.tsx'\nimport { find } from '../../queries/vouchers.ts'\nimport type { Schema } from '../../../src-main/contract/desk.ts'\n\nexport const schema = (it: typeof Schema) => it\nexport const Desk = () => <StateBadge key={find.name} />\n",
  'sync-server/db/pool.ts': "import pg from 'pg'\n\nexport const Pool = pg.Pool\n",
  'sync-server/journal/accept.ts':
    "import { entry } from '../../domain/journal/entry.ts'\nimport { Pool } from '../db/pool.ts'\n\nexport const accept = () => [entry, Pool]\n",
  'sync-server/routes/journal.ts': "import { accept } from '../journal/accept.ts'\n\nexport const post = accept\n",
  'sync-server/web/page.ts': 'export const title = () => document.title\n',
  'scripts/print.ts': 'export const print = (line: string) => process.stdout.write(line)\n',
  'test/domain/entry.test.ts':
    "import { entry } from '../../domain/journal/entry.ts'\nimport { accept } from '../../sync-server/journal/accept.ts'\n\nexport const both = [entry, accept, process.pid, document.title]\n"
}

/** What the compiler must refuse: globals that a world has not got. */
const foreignGlobals = {
  'domain/reads-the-page.ts': 'export const title = document.title\n',
  'domain/reads-the-process.ts': 'export const pid = process.pid\n',
  'domain/starts-a-timer.ts': 'setTimeout(() => undefined, 1)\n',
  'src-main/contract/reads-the-process.ts': 'export const pid = process.pid\n',
  'src-main/reads-the-page.ts': 'export const title = document.title\n',
  'src-renderer/reads-the-process.ts': 'export const pid = process.pid\n',
  'sync-server/reads-the-page.ts': 'export const title = document.title\n',
  'sync-server/web/reads-the-process.ts': 'export const pid = process.pid\n'
}

/** What the compiler must refuse: a world that looks into another. */
const foreignImports = {
  'domain/imports-the-server.ts': "export { Pool } from '../sync-server/db/pool.ts'\n",
  'domain/imports-the-desktop.ts': "export type { Schema } from '../src-main/contract/desk.ts'\n",
  'src-main/contract/imports-main.ts': "export { start } from '../index.ts'\n",
  'src-main/imports-the-renderer.ts': "export { open } from '../src-renderer/replica/store.ts'\n",
  'src-main/preload/imports-main.ts': "export { start } from '../index.ts'\n",
  'src-renderer/imports-main.ts': "export { start } from '../src-main/index.ts'\n",
  'src-renderer/imports-the-server.ts': "export { accept } from '../sync-server/journal/accept.ts'\n",
  'sync-server/imports-main.ts': "export { start } from '../src-main/index.ts'\n",
  'sync-server/imports-the-contract.ts': "export type { Schema } from '../src-main/contract/desk.ts'\n",
  'sync-server/imports-the-renderer.ts': "export { open } from '../src-renderer/replica/store.ts'\n",
  'sync-server/web/imports-the-server.ts': "export { accept } from '../journal/accept.ts'\n"
}

/** What the linter must refuse: a room that imports upwards, a package in the wrong room, an impure domain. */
const upwardImports = {
  'domain/tells-the-time.ts': 'export const now = Date.now()\n',
  'domain/throws-dice.ts': 'export const die = Math.random()\n',
  'domain/hides-the-clock.ts': 'export const clock = globalThis\n',
  'domain/makes-keys.ts': 'export const id = crypto.randomUUID()\n',
  'domain/sets-a-timer.ts': 'setTimeout(() => undefined, 1)\n',
  'domain/reads-the-environment.ts': 'export const home = process.env.HOME\n',
  'domain/reads-files.ts': "export { readFile } from 'node:fs'\n",
  'domain/takes-a-library.ts': "export { default } from '@mantine/core'\n",
  'src-main/contract/uses-electron.ts': "export type { App } from 'electron'\n",
  'src-main/uses-postgres.ts': "export { Pool } from 'pg'\n",
  'src-main/uses-the-replica.ts': "export { createRxDatabase } from 'rxdb'\n",
  'src-renderer/reads-files.ts': "export { readFile } from 'node:fs'\n",
  'src-renderer/uses-electron.ts': "export { ipcRenderer } from 'electron'\n",
  'src-renderer/opens-the-replica.ts': "export { createRxDatabase } from 'rxdb'\n",
  'src-renderer/replica/imports-a-query.ts': "export { find } from '../queries/vouchers.ts'\n",
  'src-renderer/queries/imports-a-screen.ts': "export { Desk } from '../screens/desk/Desk.tsx'\n",
  'src-renderer/queries/opens-a-table.ts': "export { Dexie } from 'dexie'\n",
  'src-renderer/queries/opens-a-plugin.ts': "export { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'\n",
  'src-renderer/commands/imports-a-screen.ts': "export { Desk } from '../screens/desk/Desk.tsx'\n",
  'src-renderer/components/imports-a-store.ts': "export { useUi } from '../stores/ui.ts'\n",
  'src-renderer/components/imports-a-query.ts': "export { find } from '../queries/vouchers.ts'\n",
  'src-renderer/components/imports-lazily.ts': "export const lazy = () => import('../commands/issue.ts')\n",
  'src-renderer/components/imports-a-screen.ts': "export type { Desk } from '../screens/desk/Desk.tsx'\n",
  'src-renderer/stores/imports-the-replica.ts': "export { open } from '../replica/store.ts'\n",
  'src-renderer/screens/opens-the-replica.ts': "export { createRxDatabase } from 'rxdb'\n",
  'sync-server/db/imports-the-journal.ts': "export { accept } from '../journal/accept.ts'\n",
  'sync-server/feed/imports-documents.ts': "export { read } from '../documents/read.ts'\n",
  'sync-server/documents/imports-the-journal.ts': "export { accept } from '../journal/accept.ts'\n",
  'sync-server/journal/imports-a-route.ts': "export { post } from '../routes/journal.ts'\n",
  'sync-server/journal/answers-http.ts': "export { fastify } from 'fastify'\n",
  'sync-server/routes/asks-the-database.ts': "export { Pool } from 'pg'\n",
  'sync-server/routes/builds-sql.ts': "export { Kysely } from 'kysely'\n",
  'sync-server/draws-a-page.ts': "export { createElement } from 'react'\n"
}

let checkout: ReturnType<typeof createPlantedCheckout>
beforeAll(() => {
  checkout = createPlantedCheckout(clean)
})
afterAll(() => checkout.remove())

describe('a clean checkout', () => {
  it('is accepted by the compiler and by the linter', () => {
    expect(checkout.checkTypes()).toEqual({ isClean: true, output: '' })
    const lint = checkout.lint()
    expect(lint.output).not.toContain('lint/')
    expect(lint.isClean).toBe(true)
  }, 60_000)
})

describe('planted violations', () => {
  let globals = ''
  let imports = ''
  let lint = ''
  beforeAll(() => {
    // One after the other: a foreign import brings the types of the other world along, and hides a foreign global.
    checkout.plant(foreignGlobals)
    globals = checkout.checkTypes().output
    checkout.plant(foreignImports)
    imports = checkout.checkTypes().output
    checkout.plant(upwardImports)
    lint = checkout.lint().output
  })

  it.each(Object.keys(foreignGlobals))('the compiler refuses %s', file => {
    expect(globals).toMatch(new RegExp(`^${file}\\(.* error TS(2304|2580|2584|2591):`, 'm'))
  })

  it.each(Object.keys(foreignImports))('the compiler refuses %s', file => {
    expect(imports).toMatch(new RegExp(`^${file}\\(.* error TS6307:`, 'm'))
  })

  it.each(Object.keys(upwardImports))('the linter refuses %s', file => {
    const rule = '(noRestrictedImports|noRestrictedGlobals|noJsRestrictedProperties)'
    expect(lint).toMatch(new RegExp(`^${file}:\\d+:\\d+ lint/\\w+/${rule}`, 'm'))
  })

  it.each(Object.keys(clean))('nobody refuses %s', file => {
    expect(globals).not.toContain(`${file}(`)
    expect(lint).not.toContain(`${file}:`)
  })
})

describe('planted carelessness', () => {
  it('a circle of imports and a promise nobody waits for are refused', () => {
    checkout.plant({
      'sync-server/db/here.ts': "import { there } from './there.ts'\n\nexport const here = () => there\n",
      'sync-server/db/there.ts': "import { here } from './here.ts'\n\nexport const there = () => here\n",
      'sync-server/db/save.ts': 'export const save = async (row: string) => row\n',
      'sync-server/db/forgets.ts': "import { save } from './save.ts'\n\nexport const forget = () => {\n  save('a')\n}\n"
    })
    const { output } = checkout.lint()
    expect(output).toMatch(/^sync-server\/db\/here.ts:\S+ lint\/suspicious\/noImportCycles/m)
    expect(output).toMatch(/^sync-server\/db\/forgets.ts:\S+ lint\/nursery\/noFloatingPromises/m)
  })
})

describe('the layer table', () => {
  it('is what biome.layers.json says', () => {
    const written = JSON.parse(readFileSync(path.join(root, 'biome.layers.json'), 'utf8'))
    expect(written).toEqual(JSON.parse(JSON.stringify(layers())))
  })

  it.each(Object.entries(rooms))('names every room of %s', (world, table) => {
    if (!existsSync(path.join(root, world))) return
    const found = readdirSync(path.join(root, world), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name)
    const unnamed = found.filter(name => !(name in table) && `${world}/${name}` !== 'sync-server/web')
    expect(unnamed).toEqual([])
  })

  it.each(Object.entries(rooms))(
    'has no circle in %s',
    (_world, table: Readonly<Record<string, readonly string[]>>) => {
      const order: string[] = []
      for (const [room, below] of Object.entries(table)) {
        expect(below.filter(other => !order.includes(other))).toEqual([])
        order.push(room)
      }
    }
  )
})
