import { acceptorStoreContract } from '../contract/acceptor-store.ts'
import { MemoryStore } from './memory-store.ts'

acceptorStoreContract('the simulation', async () => {
  const store = new MemoryStore()
  return {
    inTransaction: work => work(store),
    begin: async (deviceId, generation) => store.register(deviceId, generation)
  }
})
