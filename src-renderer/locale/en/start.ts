import type { TextsLike } from '../texts.ts'
import type { start as zh } from '../zh/start.ts'

export const start: TextsLike<typeof zh> = {
  title: 'Receiving the data of this desk',
  hint: 'Needed once after the first login or after a change of server. An interruption goes on where it stopped; saved work is not touched.',
  received: '{{n}} received',
  receivedOf: '{{n}} of {{total}} received',
  timeLeft: 'About {{time}} left',
  waiting: 'Waiting for the server',
  offline: 'The server cannot be reached; this goes on by itself when it can',
  refused: 'The server gives no data just now; tried again by itself',
  retry: 'Try now',
  lock: 'Lock'
}
