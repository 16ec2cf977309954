import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildAll } from '../../scripts/demo/build.mjs'

let root: string

/** A build that notes that it ran and writes its result. */
const noting = (name: string, result: string) =>
  `node -e "const fs=require('fs');fs.appendFileSync('ran','${name} ');fs.mkdirSync('${path.dirname(result)}',{recursive:true});fs.writeFileSync('${result}','')"`

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'demo build-'))
  const scripts = {
    'build:desk': noting('desk', 'out/renderer/index.html'),
    'build:web': noting('web', 'out/web/index.html')
  }
  for (const folder of ['domain/voucher', 'src-main', 'src-renderer', 'sync-server/web'])
    await mkdir(path.join(root, folder), { recursive: true })
  await writeFile(path.join(root, 'package.json'), JSON.stringify({ scripts }))
  for (const file of ['domain/voucher/issue.ts', 'src-main/index.ts', 'electron.vite.config.ts', 'vite.web.config.ts'])
    await writeFile(path.join(root, file), '')
})
afterEach(() => rm(root, { recursive: true }))

const ran = () => readFile(path.join(root, 'ran'), 'utf8')

it('builds what is missing or older than its sources, and nothing twice', { timeout: 30_000 }, async () => {
  await buildAll(root)
  expect(await ran()).toBe('desk web ')
  await buildAll(root)
  expect(await ran()).toBe('desk web ')
  const later = Date.now() / 1000 + 5
  await utimes(path.join(root, 'src-main/index.ts'), later, later)
  await buildAll(root)
  expect(await ran()).toBe('desk web desk ')
})

it('says what a build said when it fails', { timeout: 30_000 }, async () => {
  const scripts = { 'build:desk': 'node -e "console.error(\'no such module\');process.exit(3)"' }
  await writeFile(path.join(root, 'package.json'), JSON.stringify({ scripts }))
  await expect(buildAll(root)).rejects.toThrow('no such module')
})
