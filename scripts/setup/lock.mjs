import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const isAlive = processId => {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error.code === 'EPERM'
  }
}

async function tryTake(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Two runs in one checkout take turns; a lock whose holder is dead is taken over. */
export async function withLock(file, work) {
  await mkdir(path.dirname(file), { recursive: true })
  for (let isTold = false; !(await tryTake(file)); ) {
    const holder = Number(await readFile(file, 'utf8').catch(() => '0'))
    if (holder > 0 && !isAlive(holder)) {
      await rm(file, { force: true })
      continue
    }
    if (!isTold) console.log(`[setup] waiting for another run (process ${holder})`)
    isTold = true
    await pause(300)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}
