// What `electron [-r module] [--flags] <app folder or file>` starts: loads that app as if it were packaged. An ES module
// that awaits the app: Electron holds `ready` back until it is loaded, so the app can still register privileged schemes.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/** Works on a copy: a required module (Playwright's loader) may edit process.argv. */
function parseArguments([...words]) {
  const required = []
  while (words.length > 0) {
    const word = words.shift()
    if (word === '-r' || word === '--require') required.push(path.resolve(words.shift() ?? ''))
    else if (!word.startsWith('-')) return { required, target: path.resolve(word) }
  }
  return { required, target: undefined }
}

function describeApp(target) {
  if (!statSync(target).isDirectory()) return { folder: path.dirname(target), entry: target }
  const file = path.join(target, 'package.json')
  const { name, productName, version, main } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return { folder: target, entry: path.join(target, main ?? 'index.js'), name: productName ?? name, version }
}

const { required, target } = parseArguments(process.argv.slice(1))
if (target === undefined) {
  console.error('usage: electron [-r module] <app folder>')
  process.exit(2)
}
try {
  const { folder, entry, name, version } = describeApp(target)
  process.defaultApp = true
  if (name) app.setName(name)
  if (version) app.setVersion(version)
  app.setAppPath(folder)
  const require = createRequire(path.join(folder, 'package.json'))
  for (const module of required) require(module)
  await import(pathToFileURL(require.resolve(entry)).href)
} catch (error) {
  console.error(error)
  process.exit(1)
}
