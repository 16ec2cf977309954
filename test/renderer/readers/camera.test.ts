import { describe, expect, test } from 'vitest'
import { type CameraState, startCamera } from '../../../src-renderer/readers/camera/camera.ts'
import type { FrameAnswer } from '../../../src-renderer/readers/camera/camera-message.ts'
import type { CameraPorts } from '../../../src-renderer/readers/camera/camera-ports.ts'

/** A page with one camera, whose clock and frames the test moves by hand. */
class StandInPage implements CameraPorts {
  hidden = false
  time = 0
  openError: Error | null = null
  /** What the worker finds in the next frames; the last one stays. */
  answers: FrameAnswer[] = [{ kind: 'read', text: null }]
  frames = 0
  readersOpen = 0
  readonly live = new Set<EventTarget>()
  readonly texts: string[] = []
  readonly states: CameraState[] = []
  readonly video = { srcObject: null, play: async () => undefined }
  #timers: { at: number; run: () => void }[] = []
  #visibility = new Set<() => void>()

  start(): () => void {
    return startCamera(
      this.video as unknown as HTMLVideoElement,
      text => this.texts.push(text),
      state => this.states.push(state),
      this
    )
  }

  async open(): Promise<MediaStream> {
    if (this.openError) throw this.openError
    const track = Object.assign(new EventTarget(), { stop: () => this.live.delete(track) })
    this.live.add(track)
    return { getTracks: () => [track] } as unknown as MediaStream
  }

  createReader() {
    this.readersOpen += 1
    return {
      read: async () => (this.answers.length > 1 ? this.answers.shift() : this.answers[0])!,
      close: () => {
        this.readersOpen -= 1
      }
    }
  }

  async grab(): Promise<ImageBitmap> {
    this.frames += 1
    return {} as ImageBitmap
  }

  now = () => this.time
  isHidden = () => this.hidden

  after(milliseconds: number, run: () => void) {
    const timer = { at: this.time + milliseconds, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer)
    }
  }

  onVisibility(run: () => void) {
    this.#visibility.add(run)
    return () => void this.#visibility.delete(run)
  }

  async show(visible: boolean) {
    this.hidden = !visible
    for (const run of this.#visibility) run()
    await settle()
  }

  async pass(milliseconds: number) {
    const until = this.time + milliseconds
    await settle()
    for (let due = this.#next(until); due; due = this.#next(until)) {
      this.time = due.at
      due.run()
      await settle()
    }
    this.time = until
  }

  #next(until: number) {
    const due = this.#timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0]
    this.#timers = this.#timers.filter(timer => timer !== due)
    return due
  }
}

const settle = () => new Promise(resolve => setImmediate(resolve))
const read = (text: string | null): FrameAnswer => ({ kind: 'read', text })
const named = (name: string) => Object.assign(new Error(name), { name })

describe('the camera', () => {
  test('starts, looks about nine times a second and reports a paper once', async () => {
    const page = new StandInPage()
    page.answers = [read(null), read('PAPER')]
    page.start()
    await page.pass(2000)
    expect(page.states).toEqual(['starting', 'running'])
    expect(page.frames).toBeGreaterThanOrEqual(16)
    expect(page.frames).toBeLessThanOrEqual(20)
    expect(page.texts).toEqual(['PAPER'])
  })

  test('reports it again after it was away, and another one at once', async () => {
    const page = new StandInPage()
    page.start()
    page.answers = [read('ONE')]
    await page.pass(500)
    page.answers = [read('TWO')]
    await page.pass(500)
    page.answers = [read(null)]
    await page.pass(2000)
    page.answers = [read('TWO')]
    await page.pass(500)
    expect(page.texts).toEqual(['ONE', 'TWO', 'TWO'])
  })

  test('is switched off while the page is hidden and comes back with it', async () => {
    const page = new StandInPage()
    page.start()
    await page.pass(500)
    await page.show(false)
    expect(page.live.size).toBe(0)
    const before = page.frames
    await page.pass(5000)
    expect(page.frames).toBe(before)
    await page.show(true)
    await page.pass(500)
    expect(page.frames).toBeGreaterThan(before)
    expect(page.live.size).toBe(1)
    expect(page.states).toEqual(['starting', 'running', 'paused', 'starting', 'running'])
  })

  test('hidden and shown while it opens leaves one stream, not two', async () => {
    const page = new StandInPage()
    page.start()
    page.hidden = true
    const shown = [page.show(false), page.show(true), page.show(true)]
    await Promise.all(shown)
    await page.pass(300)
    expect(page.live.size).toBe(1)
  })

  test('once stopped, nothing runs and nothing is said', async () => {
    const page = new StandInPage()
    const stop = page.start()
    await page.pass(300)
    page.answers = [read('LATE')]
    stop()
    await page.show(false)
    await page.pass(5000)
    expect(page.live.size).toBe(0)
    expect(page.readersOpen).toBe(0)
    expect(page.texts).toEqual([])
    expect(page.states).toEqual(['starting', 'running'])
  })

  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed']
  ])('%s is said as %s, and all is let go', async (name, state) => {
    const page = new StandInPage()
    page.openError = named(name)
    page.start()
    await page.pass(1000)
    expect(page.states).toEqual(['starting', state])
    expect(page.readersOpen).toBe(0)
  })

  test('a camera pulled out is none, a reader that does not load is failed', async () => {
    const page = new StandInPage()
    page.start()
    await page.pass(300)
    for (const track of page.live) track.dispatchEvent(new Event('ended'))
    expect(page.states.at(-1)).toBe('none')

    const broken = new StandInPage()
    broken.answers = [{ kind: 'failed', message: 'no wasm' }]
    broken.start()
    await broken.pass(1000)
    expect(broken.states).toEqual(['starting', 'running', 'failed'])
    expect(broken.live.size).toBe(0)
  })
})
