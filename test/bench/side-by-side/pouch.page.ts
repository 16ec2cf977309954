/** What of PouchDB's browser build is used; the build itself is no part of the project. */
interface Database {
  readonly bulkDocs: (documents: readonly object[]) => Promise<unknown>
  readonly createIndex: (index: { readonly index: { readonly fields: readonly string[] } }) => Promise<unknown>
  readonly find: (query: object) => Promise<{ readonly docs: readonly object[] }>
  readonly info: () => Promise<{ readonly doc_count: number }>
  readonly replicate: {
    readonly from: (remote: string, options: object) => Promise<unknown>
    readonly to: (remote: string, options: object) => Promise<unknown>
  }
}
declare const PouchDB: new (name: string) => Database

/** As many as the product pulls and sends at a time. */
const PULLED = 1000
const PUSHED = 100

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** A whole first pull, until the first page of one list can be shown. */
const pull = (name: string, count: number): Promise<number> => {
  const local = new PouchDB(name)
  return seconds(async () => {
    await local.replicate.from(`${location.origin}/db/source`, { batch_size: PULLED })
    await local.createIndex({ index: { fields: ['state', 'newestFirst'] } })
    const { docs } = await local.find({ selector: { state: 'bound', newestFirst: { $gt: 0 } }, limit: 50 })
    const { doc_count: held } = await local.info()
    if (docs.length < 50 || held < count) throw new Error(`${held} of ${count} documents came`)
  })
}

/** Sends documents that are stored here already. */
const push = async (name: string, documents: readonly object[]): Promise<number> => {
  const local = new PouchDB(name)
  await local.bulkDocs(documents)
  return seconds(async () => {
    await local.replicate.to(`${location.origin}/db/${name}`, { batch_size: PUSHED })
  })
}

Object.assign(window, { pull, push })
