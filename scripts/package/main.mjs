// Makes a folder that runs on this platform without Node or checkout: dist/PLATFORM-unpacked. Needs a finished build and no
// network: `node scripts/package/main.mjs [FOLDER]`. Installers are made from the same folder.
import { constants, existsSync, realpathSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPackage } from '@electron/asar'
import { flipFuses } from '@electron/fuses'
import { fuseConfig } from './fuses.mjs'
import { writeIntoExecutable, writeIntoPropertyList } from './integrity.mjs'
import { layoutOf } from './layout.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const built = ['main', 'preload', 'renderer']

/** What of package.json the running app reads; scripts and dependencies stay behind. */
const manifest = async () => {
  const { name, productName, version, description, license, type, main } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8')
  )
  return JSON.stringify({ name, productName, version, description, license, type, main }, null, 2)
}

/** @param {string} target @param {string} archive */
const packApp = async (target, archive) => {
  const staging = `${target}.app`
  await rm(staging, { recursive: true, force: true })
  for (const part of built) {
    await cp(path.join(root, 'out', part), path.join(staging, 'out', part), { recursive: true })
  }
  await writeFile(path.join(staging, 'package.json'), await manifest())
  await createPackage(staging, archive)
  await rm(staging, { recursive: true })
}

/** @param {string} target folder that is made anew @returns {Promise<string>} path of the executable */
export async function packageDesk(target) {
  const runtime = path.join(root, 'node_modules', 'electron', 'dist')
  const missing = [runtime, ...built.map(part => path.join(root, 'out', part))].filter(folder => !existsSync(folder))
  if (missing.length > 0) throw new Error(`not there yet: ${missing.join(', ')} (npm run setup, npm run build:desk)`)
  await rm(target, { recursive: true, force: true })
  await mkdir(path.dirname(target), { recursive: true })
  await cp(runtime, target, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true })
  const layout = layoutOf(process.platform)
  await rename(path.join(target, layout.runtime), path.join(target, layout.named))
  const resources = path.join(target, layout.resources)
  await rm(path.join(resources, 'default_app.asar'), { recursive: true, force: true })
  const archive = path.join(resources, 'app.asar')
  await packApp(target, archive)
  const executable = path.join(target, layout.executable)
  if (process.platform === 'win32') await writeIntoExecutable(executable, archive)
  if (layout.propertyList) await writeIntoPropertyList(path.join(target, layout.propertyList), archive)
  // What changes a bundle of macOS ends its signature, without which Apple's processors start nothing.
  await flipFuses(executable, { ...fuseConfig, resetAdHocDarwinSignature: process.platform === 'darwin' })
  return executable
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const target = path.resolve(process.argv[2] ?? path.join(root, 'dist', `${process.platform}-unpacked`))
  console.log(await packageDesk(target))
}
