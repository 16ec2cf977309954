import { batch, runClass } from './classes.ts'
import type { DemoDesk } from './demo-desk.ts'
import { openProvince } from './province-watch.ts'
import { places, type Stage } from './stage.ts'

/** A county window, a centre window and the province page, ready to be tried; ends when both windows are closed. */
export async function openWindows(stage: Stage, say: (line: string) => void): Promise<number> {
  const county = await stage.newDesk(places.county)
  const centre = await stage.newDesk(places.centreA)
  await runClass(centre, county, `class-demo-${Date.now().toString(36)}`, '演示一班')
  await county.call('lease.request', { batch, count: 50 })
  const province = await openProvince(stage.url, false)
  if (!province) say(`open the province page in a browser: ${stage.url}`)
  for (const { place } of [county, centre]) say(`${place.name}: ${place.login} / ${place.password}`)
  say('the striped bar of each window cuts its line, pulls its plug and copies what a scanner would type')
  say('close both windows to end')
  // Ctrl+C reaches the windows as well: that is no power cut.
  const ending = new AbortController()
  process.once('SIGINT', () => ending.abort())
  await Promise.all([county, centre].map(desk => untilClosed(desk, ending.signal, say)))
  await province?.browser.close()
  return 0
}

/** A desk that lost its power comes back on the same folder, as often as somebody likes. */
async function untilClosed(desk: DemoDesk, ending: AbortSignal, say: (line: string) => void): Promise<void> {
  while ((await desk.ended()) === 'lost-power' && !ending.aborted) {
    say(`${desk.place.name} lost its power and starts again`)
    await desk.start()
    await desk.login()
    await desk.ready()
  }
}
