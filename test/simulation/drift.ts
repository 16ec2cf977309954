import { keyText } from '../../domain/documents.ts'
import type { SimDevice } from './sim-device.ts'

/** A replica loses a document, keeps one that is gone, or misses a version: a disk that lies, or a bug. */
export function drift({ disk, world, id }: SimDevice): void {
  const { documents } = disk.replica
  const line = world.dice.pick([...documents.values()].filter(({ collection }) => collection !== 'lease'))
  if (!line) return
  disk.replica.isPlanted = true
  const key = keyText({ collection: line.collection, id: line.document.id })
  const isLost = world.dice.chance(0.6)
  if (isLost) documents.delete(key)
  else
    documents.set(keyText({ collection: line.collection, id: 'ghost' }), {
      ...line,
      document: { ...line.document, id: 'ghost' }
    })
  world.mark(isLost ? 'replica lost a document' : 'replica kept a ghost')
  world.trace(() => `${id} ${isLost ? 'loses' : 'keeps a ghost of'} ${key}`)
}
