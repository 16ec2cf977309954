import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { buildPage, openPage, pageHtml } from '../../renderer/replica/browser/real-browser.ts'
import { startRxServer } from './rx-server.ts'

export type Sent = { readonly id: string; readonly updatedAt: number }

/** One stack that does the desk's work: documents per second of a first pull and of a push. */
export interface Stack {
  readonly name: string
  readonly pull: (count: number) => Promise<number>
  readonly push: (documents: readonly Sent[]) => Promise<number>
  readonly close: () => Promise<void>
}

async function startPouchServer(folder: string, pageFolder: string) {
  await mkdir(folder, { recursive: true })
  const file = path.join(import.meta.dirname, 'pouch-server.mjs')
  const child = spawn(process.execPath, [file, folder, pageFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), exited.then(() => [])])) as [string?]
  if (line === undefined) throw new Error('express-pouchdb did not start')
  const stop = async (): Promise<void> => {
    child.kill()
    await exited
  }
  return { url: (JSON.parse(line) as { listening: string }).listening, stop }
}

async function post(url: string, method: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
}

const asPouch = ({ id, ...fields }: Sent) => ({ _id: id, ...fields })
const asRx = (document: Sent) => ({ ...document, _deleted: false })

let runs = 0
/** A database that nobody has used before. */
function freshName(): string {
  runs += 1
  return `side-${runs}`
}

/** Seconds of one call in a program that was just started, as the product's own page is. */
async function inFreshPage(url: string, call: string): Promise<number> {
  const { page, until, close } = await openPage(url)
  try {
    await until('window.pull')
    return await page.evaluate<number>(call)
  } finally {
    await close()
  }
}

export async function openPouch(folder: string, documents: readonly Sent[]): Promise<Stack> {
  const pageFolder = path.join(folder, 'pouch-page')
  await buildPage('test/bench/side-by-side/pouch.page.ts', pageFolder)
  const scripts = ['pouchdb.min.js', 'pouchdb.find.min.js'].map(file => `<script src="/stack/${file}"></script>`)
  await writeFile(path.join(pageFolder, 'index.html'), pageHtml.replace('<script', `${scripts.join('')}<script`))
  const server = await startPouchServer(path.join(folder, 'pouch'), pageFolder)
  await post(`${server.url}db/source`, 'PUT', {})
  for (let at = 0; at < documents.length; at += 1000) {
    await post(`${server.url}db/source/_bulk_docs`, 'POST', { docs: documents.slice(at, at + 1000).map(asPouch) })
  }
  return {
    name: 'PouchDB with express-pouchdb',
    pull: async count => count / (await inFreshPage(server.url, `pull('${freshName()}', ${count})`)),
    push: async sent => {
      const all = JSON.stringify(sent.map(asPouch))
      return sent.length / (await inFreshPage(server.url, `push('${freshName()}', ${all})`))
    },
    close: server.stop
  }
}

export async function openRx(folder: string, databaseUrl: string, documents: readonly Sent[]): Promise<Stack> {
  const pageFolder = path.join(folder, 'rx-page')
  await buildPage('test/bench/side-by-side/rx.page.ts', pageFolder)
  await writeFile(path.join(pageFolder, 'index.html'), pageHtml)
  const server = await startRxServer(databaseUrl, pageFolder)
  return {
    name: 'stock RxDB replication',
    pull: async count => {
      await server.empty()
      await server.fill(documents.map(asRx))
      return count / (await inFreshPage(server.url, `pull('${freshName()}', ${count})`))
    },
    push: async sent => {
      await server.empty()
      return sent.length / (await inFreshPage(server.url, `push('${freshName()}', ${JSON.stringify(sent)})`))
    },
    close: server.stop
  }
}
