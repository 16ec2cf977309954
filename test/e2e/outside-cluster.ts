import pg from 'pg'

/** The cluster that DATABASE_URL names, where the tests run on one of their own making; undefined: on packaged ones. */
export const outsideCluster = process.env.DATABASE_URL

/** A new database of that cluster, copied from another, in the place of an older one of that name; its address. */
export async function newDatabase(name: string, template: string): Promise<string> {
  const client = new pg.Client({ connectionString: outsideCluster })
  await client.connect()
  try {
    const quoted = client.escapeIdentifier(name)
    await client.query(`drop database if exists ${quoted} with (force)`)
    await client.query(`create database ${quoted} template ${client.escapeIdentifier(template)} encoding 'UTF8'`)
  } finally {
    await client.end()
  }
  const address = new URL(outsideCluster ?? '')
  address.pathname = `/${name}`
  return address.href
}
