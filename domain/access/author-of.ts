import type { Device } from '../directory/device.ts'
import type { Operator } from '../directory/operator.ts'
import type { Organisation } from '../directory/organisation.ts'
import type { Body } from '../journal/entry.ts'
import type { Author, Reader } from '../reduction.ts'

/**
 * Who acts, from the directory. An operator of another organisation than the device's is no author (A3); an entry
 * that the server authored for somebody takes that operator's organisation.
 */
export function authorOf(read: Reader, body: Pick<Body, 'deviceId' | 'operator'>, serverId: string): Author {
  const isServer = body.deviceId === serverId
  const find = (id: string | null): Device | Operator | Organisation | null => {
    if (id === null) return null
    const found = read('directory', id)
    return found.state === 'present' ? found.document : null
  }
  const device = isServer ? null : find(body.deviceId)
  const operator = find(body.operator)
  const isOperator = operator?.kind === 'operator'
  const home = device?.kind === 'device' ? device.organisation : isOperator ? operator.organisation : null
  const organisation = find(home)
  const belongs = isOperator && (isServer || operator.organisation === home)
  return {
    isServer,
    device: device?.kind === 'device' ? device : null,
    operator: belongs ? operator : null,
    organisation: organisation?.kind === 'organisation' ? organisation : null,
    roles: belongs ? operator.roles : []
  }
}
