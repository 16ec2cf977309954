import { afterAll } from 'vitest'
import { acceptorStoreContract, contractServer } from '../../contract/acceptor-store.ts'
import { MemoryStore } from '../../simulation/memory-store.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { createHostedStore } from './hosted-store.ts'

const databases: TestDatabase[] = []
afterAll(async () => {
  for (const one of databases) await one.drop()
})

acceptorStoreContract('memory', async () => new MemoryStore())
acceptorStoreContract('PostgreSQL', async now => {
  const own = await createTestDatabase()
  databases.push(own)
  return createHostedStore(own.pool, contractServer, () => now)
})
