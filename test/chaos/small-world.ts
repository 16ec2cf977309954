import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { CoreDesk } from './core-desk.ts'
import { append, type Desk, isQuiet, must } from './desk.ts'
import { type Verdicts, weigh } from './judge.ts'
import { canMount } from './small-disk.ts'
import { until } from './until.ts'
import { openWorld, type World } from './world.ts'

/** The server as it ships and two device cores without windows, for the rows of the table where no window is the point. */
export async function openSmallWorld(rounds = 1): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-chaos-'))
  await chmod(folder, 0o711)
  const world = await openWorld({
    folder,
    rounds,
    smallDisks: canMount(),
    newDesk: (name, home) => new CoreDesk(name, home)
  })
  return {
    ...world,
    close: async () => {
      await world.close()
      await removeFolder(folder)
    }
  }
}

/** Serves so many workers at the county's counter, each in one append, and notes what was saved. Yields the entry ids. */
export async function serve(world: World, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const entries = await saved(world, world.places.county.desk, () => world.counter.visit())
    ids.push(...entries)
  }
  return ids
}

type Inputs = ReturnType<World['counter']['visit']>

export async function saved(world: World, desk: Desk, make: () => Inputs): Promise<readonly string[]> {
  const outcome = await append(desk, make())
  if (!outcome.ok) throw new Error(`${desk.name} refused: ${outcome.failure.code}`)
  const { entries } = outcome.value
  world.acks.note(
    ...entries.map(({ body, envelope }) => ({
      ...{ what: 'saved' as const, round: 0, desk: desk.name },
      ...{ entry: body.id, kind: body.kind, bodyHash: envelope.bodyHash }
    }))
  )
  return entries.map(({ body }) => body.id)
}

/** Presses the button now and then, as an operator in a hurry does, until nothing is left open. */
export async function quiet(desk: Desk): Promise<void> {
  try {
    await until(
      `${desk.name} has a verdict on every entry`,
      async () => {
        if (await isQuiet(desk)) return true
        await desk.call('sync.now', {})
        return false
      },
      120_000,
      500
    )
  } catch (error) {
    const { counts } = await must(desk, 'journal.list', { limit: 1 })
    const facts = JSON.stringify({ counts, state: await must(desk, 'sync.state', {}) })
    throw new Error(`${facts}\n${desk instanceof CoreDesk ? desk.logged.slice(-1500) : ''}`, { cause: error })
  }
}

/** How many of these entries the server has. */
export async function countOf(world: World, ids: readonly string[]): Promise<number> {
  const [row] = await world.server.query<{ n: number }>(
    'select count(*)::int as n from entry where id = any($1::uuid[])',
    [ids]
  )
  return row?.n ?? 0
}

/** The verdicts as the server stores them, by entry. */
export async function verdictsOf(world: World, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const rows = await world.server.query<{ id: string; lane: string; verdict: string }>(
    'select id::text, lane, verdict::text from entry where id = any($1::uuid[]) order by id',
    [ids]
  )
  return Object.fromEntries(rows.map(({ id, lane, verdict }) => [id, `${lane} ${verdict}`]))
}

export const weighWorld = async (world: World): Promise<Verdicts> =>
  weigh({
    acks: world.acks.file,
    desks: path.join(world.folder, 'desks'),
    database: await world.server.databaseUrl(),
    history: world.history,
    damaged: world.damaged
  })
