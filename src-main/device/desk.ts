import { uptime } from 'node:os'
import { join } from 'node:path'
import { verbOf } from '../../domain/reducer.ts'
import type { CoreSurroundings } from '../core-port.ts'
import { type Disk, nodeDisk } from '../journal/disk.ts'
import { type FolderLock, lockFolder } from '../journal/folder-lock.ts'
import { type Author, type Journal, openJournal } from '../journal/journal.ts'
import { openReserve, RESERVE_BYTES, type Reserve } from '../journal/reserve-file.ts'
import { nodeCrypto, type Signer } from '../journal/signing.ts'
import { openStanding, type Standing } from '../journal/standing.ts'
import { openWholeFiles, type WholeFiles } from '../journal/whole-file.ts'
import { type Attachments, openAttachments } from './attachments.ts'
import { type CourierKeys, openCourierKeys } from './courier-key.ts'
import { type CourierLog, openCourierLog } from './courier-log.ts'
import { type CourierShelf, openCourierShelf } from './courier-shelf.ts'
import { type DeviceKeys, openDeviceKeys } from './device-key.ts'
import { type Disclosures, openDisclosures } from './disclosures.ts'
import { type FilledSpans, openFilledSpans } from './journal-fill.ts'
import { type Keyring, KeyringLostError, systemKeyring } from './keyring.ts'
import { type OperatorFiles, openOperatorFiles } from './operator-file.ts'
import { type OperatorKeys, openOperatorKeys, type UnlockedOperator } from './operator-keys.ts'
import type { ScryptCost } from './password-box.ts'
import { openPlace, type PlaceFile } from './place.ts'
import { createRegistrar, type Registrar, type Registration } from './registration.ts'
import { type Ask, createAsk } from './server-calls.ts'
import { type ClockPorts, openTrustedClock, type TrustedClock } from './trusted-clock.ts'

/** Settings that tests turn; the desktop takes what is shipped. */
export interface DeskOptions {
  readonly disk?: Disk
  readonly clock?: ClockPorts
  readonly scryptCost?: ScryptCost
  readonly reserveBytes?: number
}

/**
 * Milliseconds since the computer was started; they count on while it sleeps and are never turned. os.uptime does that, but
 * on macOS, where it takes whole seconds from the clock; hrtime does it on macOS only, elsewhere it stands still in sleep.
 */
const sinceStart = (): number =>
  process.platform === 'darwin' ? Number(process.hrtime.bigint() / 1_000_000n) : uptime() * 1000

const machineClock: ClockPorts = { wall: Date.now, elapsed: sinceStart }

/** Everything of a desk that lies on its disk, opened. */
export interface DeskStores {
  readonly lock: FolderLock
  readonly reserve: Reserve
  readonly files: WholeFiles
  readonly keyring: Keyring
  readonly deviceKeys: DeviceKeys
  readonly operatorFiles: OperatorFiles
  readonly operatorKeys: OperatorKeys
  readonly leaseFiles: WholeFiles
  readonly clock: TrustedClock
  readonly clockPorts: ClockPorts
  readonly place: PlaceFile
  readonly journal: Journal
  readonly filled: FilledSpans
  readonly standing: Standing
  readonly disclosures: Disclosures
  readonly attachments: Attachments
  readonly courierKeys: CourierKeys
  readonly courierLog: CourierLog
  readonly courierShelf: CourierShelf
  readonly registrar: Registrar
  readonly ask: Ask
}

export const openStores = async (surroundings: CoreSurroundings, options: DeskOptions): Promise<DeskStores> => {
  const { folder, line, safeStorage } = surroundings
  const disk = options.disk ?? nodeDisk
  const clockPorts = options.clock ?? machineClock
  await disk.makeFolder(folder)
  const lock = await lockFolder(folder)
  const reserve = await openReserve({ disk, folder, bytes: options.reserveBytes ?? RESERVE_BYTES })
  const files = await openWholeFiles(disk, join(folder, 'device'), reserve)
  const operatorFolder = await openWholeFiles(disk, join(folder, 'operators'), reserve)
  const leaseFiles = await openWholeFiles(disk, join(folder, 'leases'), reserve)
  const courierFolder = join(folder, 'courier')
  const courierFiles = await openWholeFiles(disk, courierFolder, reserve)
  const keyring = systemKeyring(safeStorage)
  const deviceKeys = openDeviceKeys(files, keyring)
  const operatorFiles = await openOperatorFiles(operatorFolder, keyring)
  const ask = createAsk(line)
  const clock = await openTrustedClock(files, clockPorts)
  const standing = await openStanding({ disk, folder: join(folder, 'standing'), reserve })
  const journal = await openJournal({
    disk,
    folder: join(folder, 'journal'),
    sealedFolder: join(folder, 'sealed'),
    reserve,
    sha256: nodeCrypto.sha256,
    versionOf: kind => verbOf(kind)?.version
  })
  const beside = { disk, folder: join(folder, 'attachments'), reserve, journal, standing }
  return {
    ...{
      lock,
      reserve,
      files,
      keyring,
      deviceKeys,
      operatorFiles,
      leaseFiles,
      clockPorts,
      ask,
      clock,
      standing,
      journal
    },
    filled: await openFilledSpans(files),
    operatorKeys: openOperatorKeys({ files: operatorFiles, elapsed: clockPorts.elapsed, cost: options.scryptCost }),
    place: await openPlace(files, line),
    registrar: createRegistrar({ files, keys: deviceKeys, ask }),
    courierKeys: openCourierKeys(files, keyring),
    courierLog: await openCourierLog(files),
    courierShelf: await openCourierShelf(disk, courierFolder, courierFiles),
    disclosures: await openDisclosures({ disk, folder: join(folder, 'disclosures'), reserve }),
    attachments: await openAttachments(beside, clock.now().at)
  }
}

export interface Identity {
  readonly registration: Registration
  readonly signer: Signer
}

/** Undefined when nothing is registered here or the key can no longer be opened: a new code is needed then. */
export const loadIdentity = async ({ registrar, deviceKeys }: DeskStores): Promise<Identity | undefined> => {
  const registration = await registrar.load()
  if (!registration) return undefined
  try {
    const signer = await deviceKeys.load(registration.publicKey)
    return signer && { registration, signer }
  } catch (error) {
    if (error instanceof KeyringLostError) return undefined
    throw error
  }
}

/** Who writes now. Undefined when the operator was never given a data key, which only a damaged file can bring about. */
export const authorFrom = ({ registration, signer }: Identity, operator: UnlockedOperator): Author | undefined => {
  const dataKey = operator.dataKeys().at(-1)
  return (
    dataKey && {
      serverId: registration.serverId,
      deviceId: registration.deviceId,
      generation: registration.generation,
      operator: operator.operator,
      device: signer,
      operatorSigner: operator.signer,
      dataKey,
      sealingKey: registration.sealingKey
    }
  )
}
