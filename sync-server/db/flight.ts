import type pg from 'pg'

/** Lets statements that are sent without waiting for each other leave in one packet: each write is a trip to the kernel. */
export const inOneFlight = <T>({ connection }: pg.Client, send: () => T): T => {
  connection.stream.cork()
  try {
    return send()
  } finally {
    connection.stream.uncork()
  }
}
