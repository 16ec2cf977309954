import { z } from 'zod'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { ServerKey } from '../../domain/protocol/session.ts'
import { blankOfLease, type IssuedScan, idCheckOf, issueMessage } from '../../domain/voucher/credential.ts'
import { scanToText } from '../../domain/voucher/credential-text.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { OwnChain } from '../journal/own-chain.ts'
import type { DataKey } from '../journal/sealed-box.ts'
import { openLocalPart } from '../journal/sealed-box.ts'
import type { SealedFile } from '../journal/sealed-file.ts'
import { nodeCrypto, type Signer } from '../journal/signing.ts'
import type { Leases } from './leases.ts'

const identityPart: SealedPartName = 'identity'
const identitySchema = z.object({ idNumber: z.string() })
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

/** The ID number as it was sealed on this desk, newest part first; undefined when this desk never held it. */
const idNumberOf = async ({ sealed, dataKeys }: VoucherPaperPorts, person: string): Promise<string | undefined> => {
  for (const digest of [...sealed.digestsOf(person)].reverse()) {
    const record = await sealed.record(digest)
    const key = record && dataKeys.find(({ version }) => version === record.local.version)
    const text = record?.server.part === identityPart && key ? openLocalPart(record, key) : undefined
    const parsed = text === undefined ? undefined : identitySchema.safeParse(JSON.parse(text))
    if (parsed?.success) return parsed.data.idNumber
  }
  return undefined
}

const isCollected = (chain: OwnChain, voucher: string): boolean =>
  chain.records.some(
    ({ body }) => body.kind === 'voucher.collect' && collectArgs.safeParse(body.args).data?.voucher === voucher
  )

/** Q1, issued form: the server-signed blank and this device's signature over who got it. */
export const voucherScanText = async (
  ports: VoucherPaperPorts,
  voucher: string,
  pulledIdNumber?: string
): Promise<Outcome<string>> => {
  const origin = ports.leases.origin(voucher)
  if (!origin) return refused('voucher.unknown')
  const { lease, blank, issue } = origin
  const suite = ports.serverKeys.find(({ keyId }) => keyId === lease.keyId)?.suite
  const { person } = issueArgs.parse(issue.args)
  const idNumber = (await idNumberOf(ports, person)) ?? pulledIdNumber
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
