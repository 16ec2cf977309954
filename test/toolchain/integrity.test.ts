import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createPackage } from '@electron/asar'
import { build, parse } from 'plist'
import { NtExecutable, NtExecutableResource } from 'resedit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { headerHashOf, writeIntoExecutable, writeIntoPropertyList } from '../../scripts/package/integrity.mjs'

let folder: string
let archive: string

const packed = async (content: string): Promise<void> => {
  const source = path.join(folder, 'source')
  mkdirSync(source, { recursive: true })
  writeFileSync(path.join(source, 'index.js'), content)
  rmSync(archive, { force: true })
  await createPackage(source, archive)
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'integrity-'))
  archive = path.join(folder, 'app.asar')
  await packed('1')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('the hash changes with the archive', async () => {
  const before = headerHashOf(archive)
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  cpSync(archive, `${archive}.same`)
  expect(headerHashOf(`${archive}.same`)).toBe(before)
  archive = path.join(folder, 'other.asar')
  await packed('2')
  expect(headerHashOf(archive)).not.toBe(before)
})

test('a Windows executable carries it once, beside the resources it had', async () => {
  const executable = path.join(folder, 'desk.exe')
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  resources.entries.push({ type: 10, id: 1, lang: 1033, codepage: 1200, bin: new Uint8Array([7]).buffer })
  resources.outputResource(program)
  writeFileSync(executable, Buffer.from(program.generate()))
  await writeIntoExecutable(executable, archive)
  await writeIntoExecutable(executable, archive)
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(executable)))
  const carried = entries.filter(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  expect(carried.map(({ bin }) => JSON.parse(new TextDecoder().decode(bin)))).toEqual([
    [{ file: 'resources\\app.asar', alg: 'SHA256', value: headerHashOf(archive) }]
  ])
  expect(entries.filter(({ type }) => type === 10).map(({ bin }) => [...new Uint8Array(bin)])).toEqual([[7]])
})

test('a bundle of macOS carries it in place of the one of the default app, beside its properties', async () => {
  const file = path.join(folder, 'Info.plist')
  const own = {
    CFBundleExecutable: 'Electron',
    LSMinimumSystemVersion: '12.0',
    NSSupportsAutomaticGraphicsSwitching: true
  }
  writeFileSync(
    file,
    build({ ...own, ElectronAsarIntegrity: { 'Resources/default_app.asar': { algorithm: 'SHA256', hash: '0' } } })
  )
  await writeIntoPropertyList(file, archive)
  expect(parse(readFileSync(file, 'utf8'))).toEqual({
    ...own,
    ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: headerHashOf(archive) } }
  })
})
