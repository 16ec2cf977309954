/** A rising pair of notes for yes, one low note for no: told apart without looking, on the poorest loudspeaker. */
export type VerdictTone = 'yes' | 'no'

interface Note {
  readonly hertz: number
  readonly startsAfter: number
  readonly seconds: number
}

const melodies: Readonly<Record<VerdictTone, readonly Note[]>> = {
  yes: [
    { hertz: 880, startsAfter: 0, seconds: 0.09 },
    { hertz: 1318, startsAfter: 0.1, seconds: 0.14 }
  ],
  no: [{ hertz: 220, startsAfter: 0, seconds: 0.4 }]
}

let context: AudioContext | undefined

/** Plays the tone; a PC without sound stays silent. */
export function playTone(tone: VerdictTone): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  for (const note of melodies[tone]) {
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    const start = context.currentTime + note.startsAfter
    oscillator.type = tone === 'yes' ? 'sine' : 'square'
    oscillator.frequency.value = note.hertz
    gain.gain.setValueAtTime(0.12, start)
    gain.gain.exponentialRampToValueAtTime(0.001, start + note.seconds)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(start)
    oscillator.stop(start + note.seconds)
  }
}
