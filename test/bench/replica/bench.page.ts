/** Asks the bench worker, and counts what blocks this page meanwhile. */
const worker = new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module' })

const inWorker = (call: string, ...numbers: readonly number[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ readonly reply?: unknown; readonly failure?: string }>) => {
      if (data.failure === undefined) resolve(data.reply)
      else reject(new Error(data.failure))
    }
    worker.postMessage({ call, numbers })
  })

Object.assign(window, { inWorker })
