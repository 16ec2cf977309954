import type { FrameAnswer } from './camera-message.ts'
import { type CameraPorts, type FrameReader, pageCameraPorts } from './camera-ports.ts'
import { type Sighting, see } from './sighting.ts'

/**
 * `paused` while the page is hidden: the camera is switched off, lamp and all. `denied`: no permission; `none`: no
 * camera; `busy`: another program has it; `failed`: the reader did not load. The last four stay until a new start.
 */
export const cameraStates = ['starting', 'running', 'paused', 'denied', 'none', 'busy', 'failed'] as const
export type CameraState = (typeof cameraStates)[number]

/** About nine frames a second, fewer where reading takes longer: a frame waits for the answer to the one before. */
const FRAME_INTERVAL_MS = 110

/** The DOM's names for why a camera does not open. */
function stateOfOpenError(error: unknown): CameraState {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed'
}

const nothing = (): void => undefined

const release = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

/**
 * Shows the camera in `video` and reports each QR text once for as long as it stays in sight.
 * @returns what stops it and switches the camera off
 */
export function startCamera(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  onState: (state: CameraState) => void,
  ports: CameraPorts = pageCameraPorts()
): () => void {
  const camera = new Camera(video, onText, onState, ports)
  camera.start()
  return () => camera.stop()
}

class Camera {
  readonly #video: HTMLVideoElement
  readonly #onText: (text: string) => void
  readonly #onState: (state: CameraState) => void
  readonly #ports: CameraPorts
  readonly #reader: FrameReader
  #stream: MediaStream | null = null
  /** Counts openings: whatever belongs to an earlier one comes too late and is dropped. */
  #opening = 0
  #isOver = false
  #sighting: Sighting | null = null
  #cancelFrame = nothing
  #forgetVisibility = nothing

  constructor(
    video: HTMLVideoElement,
    onText: (text: string) => void,
    onState: (state: CameraState) => void,
    ports: CameraPorts
  ) {
    this.#video = video
    this.#onText = onText
    this.#onState = onState
    this.#ports = ports
    this.#reader = ports.createReader()
  }

  start(): void {
    this.#forgetVisibility = this.#ports.onVisibility(() => this.#followVisibility())
    this.#followVisibility()
  }

  stop(): void {
    this.#isOver = true
    this.#forgetVisibility()
    this.#close()
    this.#reader.close()
  }

  #followVisibility(): void {
    this.#close()
    if (this.#ports.isHidden()) this.#onState('paused')
    else void this.#open()
  }

  #close(): void {
    this.#opening += 1
    this.#cancelFrame()
    if (this.#stream) release(this.#stream)
    this.#stream = null
    this.#video.srcObject = null
  }

  async #open(): Promise<void> {
    const opening = this.#opening
    this.#onState('starting')
    try {
      const stream = await this.#ports.open()
      if (opening !== this.#opening) return release(stream)
      this.#stream = stream
      this.#video.srcObject = stream
      // Pulled out or taken away: the track ends by itself.
      for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#end('none', opening))
      await this.#video.play()
      if (opening !== this.#opening) return
      this.#onState('running')
      this.#schedule(opening)
    } catch (error) {
      this.#end(stateOfOpenError(error), opening)
    }
  }

  #schedule(opening: number): void {
    this.#cancelFrame = this.#ports.after(FRAME_INTERVAL_MS, () => this.#readFrame(opening))
  }

  async #readFrame(opening: number): Promise<void> {
    const answer = await this.#look()
    if (opening !== this.#opening) return
    if (answer?.kind === 'failed') return this.#end('failed', opening)
    this.#schedule(opening)
    if (answer && answer.text !== null) this.#report(answer.text)
  }

  /** Null while the video has no frame yet. */
  async #look(): Promise<FrameAnswer | null> {
    const frame = await this.#ports.grab(this.#video).catch(() => null)
    return frame && this.#reader.read(frame)
  }

  #report(text: string): void {
    const { sighting, isNew } = see(this.#sighting, text, this.#ports.now())
    this.#sighting = sighting
    if (isNew) this.#onText(text)
  }

  /** Stops for good: only a new start tries again. */
  #end(state: CameraState, opening: number): void {
    if (opening !== this.#opening || this.#isOver) return
    this.stop()
    this.#onState(state)
  }
}
