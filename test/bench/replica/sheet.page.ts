import { OCCUPATION_TABLE } from '../../../domain/codes/occupation-table.ts'
import { readWorkersApart } from '../../../src-renderer/import/sheet-client.ts'

/** Lines that the preview draws. */
const SHOWN = 200

let bytes = new Uint8Array()

function takeFile(base64: string): void {
  bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
}

const drawn = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))

/** Milliseconds of the library alone, in a worker of its own as the product reads. */
async function plainRead(): Promise<number> {
  const start = performance.now()
  const worker = new Worker(new URL('./plain-sheet-worker.ts', import.meta.url), { type: 'module' })
  await new Promise((resolve, reject) => {
    worker.onmessage = resolve
    worker.onerror = () => reject(new Error('the file could not be read'))
    worker.postMessage(bytes)
  })
  const spent = performance.now() - start
  worker.terminate()
  return spent
}

/** Milliseconds until every row has been checked and the first ones stand on the page; and how many are good. */
async function checkedAndShown(): Promise<{ readonly spent: number; readonly good: number }> {
  const start = performance.now()
  const options = { today: '2026-11-22', allowSamples: true, occupations: OCCUPATION_TABLE }
  const read = await readWorkersApart({ bytes, name: 'roster.xlsx' }, options)
  if (!read.ok) throw new Error(read.code)
  const table = document.createElement('table')
  for (const row of read.run.good.slice(0, SHOWN)) table.insertRow().insertCell().textContent = row.name
  document.body.replaceChildren(table)
  await drawn()
  return { spent: performance.now() - start, good: read.run.counts.good }
}

Object.assign(window, { takeFile, plainRead, checkedAndShown })
