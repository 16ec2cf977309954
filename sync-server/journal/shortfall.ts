import type { Logger } from 'pino'

/** What devices were told, as far as this database does not have it (row 19). */
export interface Shortfall {
  /** Devices whose places in histories that ended nobody has offered again. */
  readonly lacking: number
  /** Devices that have seen more of the history in force than the database holds: it was put back unannounced. */
  readonly ahead: number
}

export interface ShortfallWatch {
  readonly read: () => Promise<Shortfall>
  /** A device showed a place of the history in force that the database has not reached. */
  readonly seeAhead: (deviceId: string) => void
}

export interface ShortfallSources {
  /** Devices whose places are lacking, each as often as it has such places. */
  readonly lacking: () => Promise<readonly { readonly device: string }[]>
  /** Milliseconds that only grow. */
  readonly elapsed: () => number
  readonly log: Pick<Logger, 'error'>
}

/** Health checks come often, and what is lacking changes slowly. */
const freshForMs = 60_000

export const createShortfallWatch = ({ lacking, elapsed, log }: ShortfallSources): ShortfallWatch => {
  const ahead = new Set<string>()
  let last: Promise<number> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  const countLacking = async (): Promise<number> => new Set((await lacking()).map(({ device }) => device)).size
  const lackingNow = (): Promise<number> => {
    if (last && elapsed() - readAt < freshForMs) return last
    readAt = elapsed()
    last = countLacking()
    last.catch(() => {
      last = undefined
    })
    return last
  }
  return {
    read: async () => ({ lacking: await lackingNow(), ahead: ahead.size }),
    seeAhead: device => {
      if (ahead.has(device)) return
      ahead.add(device)
      log.error({ device }, 'a device has seen more than this database holds: was it put back without "restored"?')
    }
  }
}
