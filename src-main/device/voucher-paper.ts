import { z } from 'zod'
import type { ServerKey } from '../../domain/protocol/session.ts'
import { blankOfLease, type IssuedScan, idCheckOf, issueMessage } from '../../domain/voucher/credential.ts'
import { scanToText } from '../../domain/voucher/credential-text.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { EncryptedPart } from '../contract/person.ts'
import type { OwnChain } from '../journal/own-chain.ts'
import type { DataKey } from '../journal/sealed-box.ts'
import type { SealedFile } from '../journal/sealed-file.ts'
import { nodeCrypto, type Signer } from '../journal/signing.ts'
import type { Leases } from './leases.ts'
import { ownPart, replicaPart } from './own-parts.ts'

const issueArgs = z.object({ person: z.string() })
const collectArgs = z.object({ voucher: z.string() })

export interface VoucherPaperPorts {
  readonly leases: Leases
  readonly chain: OwnChain
  readonly sealed: SealedFile
  readonly serverId: string
  readonly serverKeys: readonly ServerKey[]
  readonly device: Signer
  readonly dataKeys: readonly DataKey[]
}

const isCollected = (chain: OwnChain, voucher: string): boolean =>
  chain.records.some(
    ({ body }) => body.kind === 'voucher.collect' && collectArgs.safeParse(body.args).data?.voucher === voucher
  )

/** Q1, issued form: the server-signed blank and this device's signature over who got it. */
export const voucherScanText = async (
  ports: VoucherPaperPorts,
  voucher: string,
  pulled: EncryptedPart | null
): Promise<Outcome<string>> => {
  const origin = ports.leases.origin(voucher)
  if (!origin) return refused('voucher.unknown')
  const { lease, blank, issue } = origin
  const suite = ports.serverKeys.find(({ keyId }) => keyId === lease.keyId)?.suite
  const { person } = issueArgs.parse(issue.args)
  const place = { person, part: 'identity' } as const
  const own = await ownPart(ports.sealed, ports.dataKeys, person, place.part)
  const identity = own ?? (pulled ? replicaPart(ports.dataKeys, place, pulled) : undefined)
  const idNumber = identity?.idNumber
  if (suite === undefined || idNumber === undefined) return refused('voucher.unknown')
  const unsigned = {
    blank: blankOfLease(lease, blank, { serverId: ports.serverId, suite }),
    issue: {
      entryId: issue.id,
      kind: isCollected(ports.chain, voucher) ? ('voucher.collect' as const) : ('voucher.issue' as const),
      person,
      county: lease.county,
      idCheck: idCheckOf(voucher, idNumber, nodeCrypto.sha256)
    },
    deviceSuite: ports.device.suite
  }
  const scan: IssuedScan = {
    form: 'issued',
    ...unsigned,
    serverSignature: blank.signature,
    deviceSignature: ports.device.sign(issueMessage(unsigned))
  }
  return done(scanToText(scan))
}
