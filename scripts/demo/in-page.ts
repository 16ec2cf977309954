/**
 * Functions that run in a desk's page: only their text gets there. They therefore name no function inside: the loader
 * that the demonstration is run by wraps such a name in a helper of its own, which the page does not have.
 */

/** The one object that the preload gives the page. */
export function invokeDesk({ channel, request }: { channel: string; request: unknown }): Promise<unknown> {
  const { desk } = window as unknown as { desk: { invoke: (channel: string, request: unknown) => Promise<unknown> } }
  return desk.invoke(channel, request)
}

/** Resolves when nothing is still loading, a minute at most, and nothing has changed for a while. */
export async function untilStill(): Promise<void> {
  const loading = '[aria-busy="true"], .mantine-Skeleton-root'
  const end = performance.now() + 60_000
  let quietEnd = 0
  for (let before = ''; quietEnd === 0 || performance.now() < quietEnd; ) {
    const now = document.body.innerHTML
    const isLoading = document.querySelector(loading) !== null && performance.now() < end
    if (!isLoading) {
      if (now === before) return
      // What moves by itself, a clock, is not waited for any longer.
      if (quietEnd === 0) quietEnd = performance.now() + 10_000
    }
    before = now
    await new Promise(resolve => setTimeout(resolve, 400))
  }
}
