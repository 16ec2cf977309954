import type { WorkerCall, WorkerCalls, WorkerEvent, WorkerReply, WorkerRequest } from '../worker/worker-protocol.ts'

/** One replica worker as the page sees it: calls answered one by one, events as they come. */
export type WorkerClient = {
  readonly call: <C extends WorkerCall>(
    call: C,
    request: WorkerCalls[C]['request'],
    transfer?: readonly Transferable[]
  ) => Promise<WorkerCalls[C]['reply']>
  readonly onEvent: (listener: (event: WorkerEvent) => void) => void
  readonly terminate: () => void
}

type Pending = { readonly resolve: (reply: never) => void; readonly reject: (error: Error) => void }

export function createWorkerClient(worker: Worker): WorkerClient {
  const pending = new Map<number, Pending>()
  const listeners: ((event: WorkerEvent) => void)[] = []
  let lastId = 0

  worker.onmessage = (message: MessageEvent<WorkerReply | WorkerEvent>) => {
    const { data } = message
    if ('event' in data) {
      for (const listener of listeners) listener(data)
      return
    }
    const waiting = pending.get(data.answerTo)
    pending.delete(data.answerTo)
    if ('failure' in data) waiting?.reject(new Error(data.failure))
    else waiting?.resolve(data.reply as never)
  }
  worker.onerror = event => {
    for (const waiting of pending.values()) waiting.reject(new Error(`replica worker failed: ${event.message}`))
    pending.clear()
  }

  return {
    call(call, request, transfer = []) {
      lastId += 1
      const id = lastId
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject })
        worker.postMessage({ id, call, request } as WorkerRequest, [...transfer])
      })
    },
    onEvent: listener => {
      listeners.push(listener)
    },
    terminate: () => worker.terminate()
  }
}
