// Electron opens the archive of a packaged app only where the hash of its header is written into the app itself (the fuse
// EnableEmbeddedAsarIntegrityValidation): on Windows as a resource of the executable, on macOS in the property list of the
// bundle. Linux has no such place and checks nothing. Source: Electron's guide "ASAR Integrity".
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { getRawHeader } from '@electron/asar'
import { build, parse } from 'plist'
import { NtExecutable, NtExecutableResource } from 'resedit'

/** @param {string} archive @returns {string} SHA-256, hexadecimal */
export const headerHashOf = archive => createHash('sha256').update(getRawHeader(archive).headerString).digest('hex')

const resource = { type: 'INTEGRITY', id: 'ELECTRONASAR' }
/** English (United States) and Unicode: the language under which Electron's own resources stand. */
const language = { lang: 1033, codepage: 1200 }

/** Windows. @param {string} executable @param {string} archive */
export async function writeIntoExecutable(executable, archive) {
  // What Electron is signed with ends with the change; the finished app is signed as its publisher's.
  const program = NtExecutable.from(await readFile(executable), { ignoreCert: true })
  const resources = NtExecutableResource.from(program)
  const text = JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value: headerHashOf(archive) }])
  resources.entries = resources.entries.filter(({ type, id }) => type !== resource.type || id !== resource.id)
  resources.entries.push({ ...resource, ...language, bin: new TextEncoder().encode(text).buffer })
  resources.outputResource(program)
  await writeFile(executable, Buffer.from(program.generate()))
}

/** macOS. @param {string} propertyList @param {string} archive */
export async function writeIntoPropertyList(propertyList, archive) {
  const properties = parse(await readFile(propertyList, 'utf8'))
  const hash = { algorithm: 'SHA256', hash: headerHashOf(archive) }
  await writeFile(propertyList, build({ ...properties, ElectronAsarIntegrity: { 'Resources/app.asar': hash } }))
}
