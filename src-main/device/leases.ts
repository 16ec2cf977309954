import { z } from 'zod'
import type { Body } from '../../domain/journal/entry.ts'
import { type Blank, type Lease, leaseSchema } from '../../domain/plan/lease.ts'
import { leaseReplySchema } from '../../domain/protocol/session.ts'
import { done, type Outcome, refused } from '../contract/failure.ts'
import type { HeldLease } from '../contract/lease.ts'
import type { OwnChain } from '../journal/own-chain.ts'
import type { Standing } from '../journal/standing.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import type { Ask } from './server-calls.ts'

const SUFFIX = '.lease'

/** The few args that main itself must understand: which blank an issue took and which lease a return closes. */
const issueArgs = z.object({ voucher: z.string(), lease: z.string() })
const returnArgs = z.object({ lease: z.string() })

export interface LeasePorts {
  readonly files: WholeFiles
  readonly chain: OwnChain
  readonly standing: Pick<Standing, 'laneOf'>
  readonly ask: Ask
  readonly now: () => number
  readonly generation: () => number
  /** Server and device token, null when the server refuses the device. @throws Foreseen when the line is down */
  readonly access: () => Promise<{ readonly server: string; readonly token: string } | null>
}

export interface Leases {
  readonly list: () => readonly HeldLease[]
  readonly byId: (lease: string) => Lease | undefined
  /** As the server signed them. */
  readonly held: () => readonly Lease[]
  /** Needs the line. The lease is on the disk before it is shown. */
  readonly request: (batch: string, count: number) => Promise<Outcome<HeldLease>>
  /** Leases that the server told by courier; ids of those that are new or changed here. */
  readonly take: (told: readonly Lease[]) => Promise<readonly string[]>
  /** What a return must state, or why there is nothing to return. */
  readonly returnOf: (lease: string) => Outcome<{ lease: string; batch: string; unused: string[] }>
  /** Lease and blank that a voucher of this desk came from, with the entry that issued it. */
  readonly origin: (
    voucher: string
  ) => { readonly lease: Lease; readonly blank: Blank; readonly issue: Body } | undefined
}

class LeaseShelf implements Leases {
  private readonly ports: LeasePorts
  private readonly kept: Map<string, Lease>

  constructor(ports: LeasePorts, held: Map<string, Lease>) {
    this.ports = ports
    this.kept = held
  }

  list(): readonly HeldLease[] {
    const use = this.usage()
    return [...this.kept.values()].map(lease => this.shown(lease, use)).sort((a, b) => a.expiresAt - b.expiresAt)
  }

  held(): readonly Lease[] {
    return [...this.kept.values()]
  }

  byId(lease: string): Lease | undefined {
    return this.kept.get(lease)
  }

  async request(batch: string, count: number): Promise<Outcome<HeldLease>> {
    const access = await this.ports.access()
    if (!access) return refused('device.revoked')
    const { server, token } = access
    const call = { path: '/v1/leases', method: 'POST', body: { batch, count }, token, reply: leaseReplySchema } as const
    const answer = await this.ports.ask(server, call)
    if (!answer.ok) {
      const isBusy = answer.status === 429 || answer.status === 503
      return isBusy
        ? refused('server.busy', { retryAfterMs: answer.retryAfterMs })
        : refused('lease.refused', { status: answer.status })
    }
    const { lease } = answer.value
    await this.keep(lease)
    return done(this.shown(lease, this.usage()))
  }

  async take(told: readonly Lease[]): Promise<readonly string[]> {
    const news = told.filter(lease => (this.kept.get(lease.id)?.updatedAt ?? -1) < lease.updatedAt)
    for (const lease of news) await this.keep(lease)
    return news.map(({ id }) => id)
  }

  returnOf(id: string): Outcome<{ lease: string; batch: string; unused: string[] }> {
    const lease = this.kept.get(id)
    if (!lease) return refused('lease.unknown')
    const shown = this.shown(lease, this.usage())
    if (shown.state !== 'open') return refused('lease.expired')
    return done({ lease: id, batch: lease.batch, unused: shown.remaining.map(({ voucher }) => voucher) })
  }

  origin(voucher: string): { lease: Lease; blank: Blank; issue: Body } | undefined {
    const issue = this.issues().get(voucher)
    const lease = issue && this.kept.get(issueArgs.parse(issue.args).lease)
    const blank = lease?.blanks.find(one => one.voucher === voucher)
    return issue && lease && blank ? { lease, blank, issue } : undefined
  }

  private async keep(lease: Lease): Promise<void> {
    await this.ports.files.write(`${encodeURIComponent(lease.id)}${SUFFIX}`, Buffer.from(JSON.stringify(lease)))
    this.kept.set(lease.id, lease)
  }

  /** Whether a blank is used or a lease closed is read from the own entries, never kept apart. */
  private usage(): { readonly used: ReadonlySet<string>; readonly returned: ReadonlySet<string> } {
    const returned = new Set<string>()
    for (const { body } of this.ports.chain.records) {
      if (body.kind === 'lease.return' && this.ports.standing.laneOf(body.id) !== 'rejected') {
        returned.add(returnArgs.parse(body.args).lease)
      }
    }
    return { used: new Set(this.issues().keys()), returned }
  }

  /** A blank once named by an issue is never given again, even if the issue was refused: its number may be on paper. */
  private issues(): ReadonlyMap<string, Body> {
    const issues = new Map<string, Body>()
    for (const { body } of this.ports.chain.records) {
      if (body.kind === 'voucher.issue') issues.set(issueArgs.parse(body.args).voucher, body)
    }
    return issues
  }

  private shown(lease: Lease, { used, returned }: ReturnType<LeaseShelf['usage']>): HeldLease {
    const { blanks, ...terms } = lease
    const state = returned.has(lease.id) ? 'returned' : lease.state
    const isInTime = this.ports.now() < lease.expiresAt && lease.generation === this.ports.generation()
    return {
      ...terms,
      state,
      granted: blanks.length,
      remaining: blanks.filter(({ voucher }) => !used.has(voucher)),
      usable: state === 'open' && isInTime
    }
  }
}

/** The leases kept on the disk. */
export const loadLeases = async (files: WholeFiles): Promise<Map<string, Lease>> => {
  const held = new Map<string, Lease>()
  for (const name of (await files.list()).filter(candidate => candidate.endsWith(SUFFIX))) {
    const file = await files.read(name)
    if (!file) continue
    const lease = leaseSchema.parse(JSON.parse(file.toString('utf8')))
    held.set(lease.id, lease)
  }
  return held
}

export const createLeases = (ports: LeasePorts, held: Map<string, Lease>): Leases => new LeaseShelf(ports, held)
