import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

/**
 * Unpacks a ZIP archive with its file modes.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} place where an entry goes, relative to `folder`; undefined leaves it out
 */
export async function unzip(archive, folder, place) {
  const { default: yauzl } = await import('yauzl')
  const zip = await promisify(yauzl.open)(archive, { lazyEntries: true })
  const openStream = promisify(zip.openReadStream.bind(zip))
  const extract = async entry => {
    const name = entry.fileName.endsWith('/') ? undefined : place(entry.fileName)
    if (name === undefined) return
    const file = path.join(folder, name)
    if (!file.startsWith(folder + path.sep)) throw new Error(`${entry.fileName} points outside the archive`)
    await mkdir(path.dirname(file), { recursive: true })
    // The upper half of the attributes is the Unix mode.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await openStream(entry), createWriteStream(file, { mode: mode || 0o644 }))
  }
  await new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', entry => extract(entry).then(() => zip.readEntry(), reject))
    zip.readEntry()
  })
}
