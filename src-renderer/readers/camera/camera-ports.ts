import type { FrameAnswer, FrameMessage } from './camera-message.ts'

/** Reads frames one at a time; `close` ends it, with an answer still owed. */
export interface FrameReader {
  read(frame: ImageBitmap): Promise<FrameAnswer>
  close(): void
}

/** What the camera needs of the page it runs in. */
export interface CameraPorts {
  open(): Promise<MediaStream>
  createReader(): FrameReader
  grab(video: HTMLVideoElement): Promise<ImageBitmap>
  /** Clock and timer of the page, milliseconds. */
  now(): number
  after(milliseconds: number, run: () => void): () => void
  isHidden(): boolean
  onVisibility(run: () => void): () => void
}

function createWorkerReader(): FrameReader {
  const worker = new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module' })
  const waiting: ((answer: FrameAnswer) => void)[] = []
  let broken: FrameAnswer | null = null
  worker.addEventListener('message', (event: MessageEvent<FrameAnswer>) => waiting.shift()?.(event.data))
  worker.addEventListener('error', event => {
    broken = { kind: 'failed', message: event.message }
    for (const settle of waiting.splice(0)) settle(broken)
  })
  return {
    read: async frame => {
      if (broken) return broken
      const answer = new Promise<FrameAnswer>(resolve => waiting.push(resolve))
      const message: FrameMessage = { frame }
      worker.postMessage(message, [frame])
      return answer
    },
    close: () => worker.terminate()
  }
}

/** 1280 × 720 reads a version-13 code at arm's length; more only costs time. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: { ideal: 'environment' } }
}

export const pageCameraPorts = (): CameraPorts => ({
  open: () => navigator.mediaDevices.getUserMedia(wanted),
  createReader: createWorkerReader,
  grab: video => createImageBitmap(video),
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  isHidden: () => document.hidden,
  onVisibility: run => {
    document.addEventListener('visibilitychange', run)
    return () => document.removeEventListener('visibilitychange', run)
  }
})
