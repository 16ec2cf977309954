import type { TextsLike } from '../texts.ts'
import type { time as zh } from '../zh/time.ts'

export const time: TextsLike<typeof zh> = {
  justNow: 'just now',
  minutesAgo: '{{n}} min ago',
  hoursAgo: '{{n}} h ago',
  daysAgo: '{{n}} d ago',
  seconds: '{{n}} s',
  minutes: '{{n}} min',
  hoursMinutes: '{{hours}} h {{minutes}} min'
}
