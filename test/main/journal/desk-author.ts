import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Disk, nodeDisk } from '../../../src-main/journal/disk.ts'
import { type Author, type Journal, openJournal, type Stamp } from '../../../src-main/journal/journal.ts'
import { openReserve } from '../../../src-main/journal/reserve-file.ts'
import { createBoxKey } from '../../../src-main/journal/sealed-box.ts'
import { createSigningKey, nodeCrypto, signerOf } from '../../../src-main/journal/signing.ts'
import { SMALL_RESERVE } from './folder.ts'

export const boxKey = createBoxKey()
export const deviceSigner = signerOf(createSigningKey())
const dataKey = { version: 1, key: randomBytes(32) }

export const authorNamed = (operator: string, generation = 1): Author => ({
  serverId: 'server-1',
  deviceId: 'device-1',
  generation,
  operator,
  device: deviceSigner,
  operatorSigner: signerOf(createSigningKey()),
  dataKey,
  sealingKey: { keyId: 'sealing-1', publicKey: boxKey.publicKey }
})

export const stamp: Stamp = { at: 1_000, lastContact: 500, clockFlagged: false, policyVersion: 1, dataAge: 10 }

export const openJournalIn = async (folder: string, disk: Disk = nodeDisk): Promise<Journal> =>
  openJournal({
    disk,
    folder: join(folder, 'journal'),
    sealedFolder: join(folder, 'sealed'),
    reserve: await openReserve({ disk, folder, bytes: SMALL_RESERVE }),
    sha256: nodeCrypto.sha256,
    versionOf: kind => (kind.startsWith('voucher.') || kind.startsWith('person.') ? 1 : undefined)
  })

export const issue = (n: number, id?: string) => ({
  ...(id === undefined ? {} : { id }),
  kind: 'voucher.issue',
  args: { voucher: `voucher-${n}`, note: `第${n}张` },
  sealed: []
})

export const register = (n: number) => ({
  kind: 'person.register',
  args: { person: `person-${n}`, parts: ['identity'] },
  sealed: [
    { person: `person-${n}`, part: 'identity' as const, plain: { name: `样例${n}`, idNumber: '000000199001011001' } }
  ]
})
