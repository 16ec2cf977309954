import type { ServerEntry, ServerPolicy } from './server-rows.ts'
import { dayOf, lastNoticeDay, wasDrawn } from './subsidy-amount.ts'

/** A line as its entries left it. */
interface Line {
  readonly enrolment: string
  readonly voucher: string
  certificate: string
  /** `struck`: without a certificate when its claim was submitted again, or when a reviewer ended its waiting. */
  fate: 'standing' | 'refused' | 'stopped' | 'struck'
  isPaying: boolean
  paid: number
}

/** What one claim's entries say happened, and every step that was skipped or taken out of turn. */
export interface ClaimWalk {
  readonly lines: readonly Line[]
  readonly wasSubmitted: boolean
  readonly wasReviewed: boolean
  /** Policy version that the amounts were drafted under. */
  readonly policyVersion: number
  readonly skipped: readonly string[]
}

type Answer = { readonly voucher: string; readonly outcome: string; readonly amountFen: number }
type Named = { readonly enrolment: string }

/** What the accepted entries did to certificates and to the vouchers that bear them. */
export interface CertificatePast {
  /** Version of each certificate in which it was revoked. */
  readonly revokedIn: ReadonlyMap<string, number>
  /** Whether a voucher was certified in its n-th version. */
  readonly isCertified: (voucher: string, version: number) => boolean
}

/** The version of a document that the server decided an entry by; 0 where it looked at none. */
const seenOf = (reads: ServerEntry['reads'], of: string, wanted: string): number =>
  reads.find(({ collection, id }) => collection === of && id === wanted)?.version ?? 0

/** Follows the accepted entries of one claim, in the order of the versions they wrote. */
export class ClaimFollower {
  readonly #id: string
  readonly #policies: ReadonlyMap<number, ServerPolicy>
  readonly #amountOf: ReadonlyMap<string, number>
  readonly #certificates: CertificatePast
  readonly #skipped: string[] = []
  #lines: Line[] = []
  #policyVersion = 0
  #involved: (string | null)[] = []
  #levels = new Set<string>()
  #due = new Set<string>()
  #isOpen = false
  #isReviewed = false
  #isDrawn = false
  #noticeEnd = ''
  #isCleared = false
  #isPaying = false

  /**
   * @param amountOf fen of each enrolment's line as the claim shows it
   * @param certificates what became of the certificates
   */
  constructor(
    id: string,
    policies: ReadonlyMap<number, ServerPolicy>,
    amountOf: ReadonlyMap<string, number>,
    certificates: CertificatePast
  ) {
    this.#certificates = certificates
    this.#id = id
    this.#policies = policies
    this.#amountOf = amountOf
  }

  follow(entries: readonly ServerEntry[]): ClaimWalk {
    for (const entry of entries) this.#take(entry)
    return {
      lines: this.#lines,
      wasSubmitted: this.#involved.length > 0,
      wasReviewed: this.#isReviewed,
      policyVersion: this.#policyVersion,
      skipped: this.#skipped
    }
  }

  #take(entry: ServerEntry): void {
    const steps: Readonly<Record<string, () => void>> = {
      'claim.draft': () => this.#draft(entry),
      'claim.submit': () => this.#submit(entry),
      'claim.review': () => this.#review(entry),
      'claim.return': () => this.#return(),
      'claim.draw': () => this.#draw(entry),
      'claim.publish': () => this.#publish(entry),
      'claim.object': () => this.#object(entry),
      'claim.clear': () => this.#clear(entry),
      'claim.pay': () => this.#pay(entry),
      'claim.reconcile': () => this.#reconcile(entry),
      'claim.strike': () => this.#strike(entry)
    }
    steps[entry.kind]?.()
  }

  #need(isThere: boolean, missing: string): void {
    if (!isThere) this.#skipped.push(`claim ${this.#id}: ${missing}`)
  }

  #subsidyOf({ policyVersion }: ServerEntry): ServerPolicy['subsidy'] | undefined {
    return this.#policies.get(policyVersion)?.subsidy
  }

  #sumStanding(): number {
    const standing = this.#lines.filter(({ fate }) => fate === 'standing' || fate === 'stopped')
    return standing.reduce((fen, { enrolment }) => fen + (this.#amountOf.get(enrolment) ?? 0), 0)
  }

  #draft({ args, policyVersion }: ServerEntry): void {
    const lines = args.lines as readonly Pick<Line, 'enrolment' | 'voucher' | 'certificate'>[]
    this.#lines = lines.map(line => ({ ...line, fate: 'standing', isPaying: false, paid: 0 }))
    this.#policyVersion = policyVersion
  }

  #submit(entry: ServerEntry): void {
    const { operator } = entry
    const named = (entry.args.lines ?? []) as readonly Pick<Line, 'voucher' | 'certificate'>[]
    for (const [place, line] of this.#lines.entries()) this.#submitLine(line, named[place], entry)
    this.#need(
      this.#lines.some(({ fate }) => fate === 'standing'),
      'submitted with nothing left to claim'
    )
    this.#involved = [operator]
    this.#levels = new Set()
    this.#due = new Set(['county'])
    this.#isOpen = true
    this.#isReviewed = false
    this.#isDrawn = false
  }

  /** Whoever has no certificate any more falls away when the claim is submitted again. */
  #submitLine(line: Line, named: Pick<Line, 'voucher' | 'certificate'> | undefined, { reads }: ServerEntry): void {
    if (line.fate !== 'standing') return
    const isAgain = this.#involved.length > 0
    this.#need(named?.voucher === line.voucher, `submitted without the line of voucher ${line.voucher}`)
    if (named && isAgain) line.certificate = named.certificate
    const isRevoked = this.#isRevoked(line, reads)
    this.#need(isAgain || !isRevoked, `submitted with the revoked certificate of voucher ${line.voucher}`)
    if (isAgain && isRevoked) line.fate = 'struck'
  }

  #isRevoked({ certificate }: Pick<Line, 'certificate'>, reads: ServerEntry['reads']): boolean {
    const { revokedIn } = this.#certificates
    return seenOf(reads, 'certificate', certificate) >= (revokedIn.get(certificate) ?? Number.POSITIVE_INFINITY)
  }

  #return(): void {
    this.#need(this.#isOpen, 'returned before it was submitted')
    this.#isOpen = false
  }

  #review(entry: ServerEntry): void {
    const { args, operator } = entry
    const level = String(args.level)
    this.#need(this.#isOpen, `reviewed by the ${level} while it was not submitted`)
    this.#need(this.#due.has(level), `reviewed by the ${level} out of turn`)
    this.#need(!this.#involved.includes(operator), `reviewed by the ${level} through somebody who had a part in it`)
    for (const { enrolment } of args.refused as readonly Named[]) this.#refuse(enrolment)
    this.#involved.push(operator)
    this.#levels.add(level)
    this.#due.delete(level)
    this.#isReviewed = true
    const from = this.#subsidyOf(entry)?.cityReviewFromFen ?? Number.POSITIVE_INFINITY
    if (level === 'county' && this.#sumStanding() >= from) this.#due.add('city')
  }

  #refuse(enrolment: string): void {
    const line = this.#lines.find(one => one.enrolment === enrolment)
    this.#need(line !== undefined && line.fate !== 'struck', 'a line was refused that it does not have')
    if (line) line.fate = 'refused'
  }

  #draw(entry: ServerEntry): void {
    this.#need(this.#levels.has('county') && this.#due.size === 0, 'drawn before it was reviewed')
    this.#isDrawn = true
    const oneIn = this.#subsidyOf(entry)?.provinceSampleOneIn ?? 1
    if (wasDrawn(String(entry.args.seed), this.#id, oneIn)) this.#due.add('province')
  }

  #publish(entry: ServerEntry): void {
    this.#need(this.#isDrawn, 'published before it was drawn')
    this.#need(this.#levels.has('county'), 'published without a review by the county')
    this.#need(this.#due.size === 0, `published without a review by ${[...this.#due].join(', ')}`)
    const policy = this.#policies.get(entry.policyVersion)
    if (policy) this.#noticeEnd = lastNoticeDay(dayOf(entry.at), policy.subsidy.noticeWorkingDays, policy.movedDays)
  }

  #object({ args, at }: ServerEntry): void {
    this.#need(this.#noticeEnd !== '' && dayOf(at) <= this.#noticeEnd, 'an objection outside the notice')
    const line = this.#lines.find(({ enrolment }) => enrolment === args.enrolment)
    if (line) line.fate = 'stopped'
  }

  #clear({ args, at }: ServerEntry): void {
    this.#need(this.#noticeEnd !== '' && dayOf(at) > this.#noticeEnd, 'cleared before the notice was over')
    for (const answer of args.answers as readonly (Named & { readonly decision: string })[]) {
      if (answer.decision === 'refuse') this.#refuse(answer.enrolment)
      else for (const line of this.#lines) if (line.enrolment === answer.enrolment) line.fate = 'standing'
    }
    this.#need(
      this.#lines.every(({ fate }) => fate !== 'stopped'),
      'cleared with an objection that has no answer'
    )
    this.#isCleared = true
  }

  #pay({ args, operator }: ServerEntry): void {
    this.#need(this.#isCleared, 'paid before it was cleared')
    this.#need(!this.#isPaying, 'paid anew before the bank had answered')
    this.#need(!this.#involved.includes(operator), 'paid by somebody who had a part in it')
    for (const voucher of args.vouchers as readonly string[]) {
      const line = this.#lines.find(one => one.voucher === voucher)
      this.#need(line?.fate === 'standing', `voucher ${voucher} is in a payout and has no approved line`)
      this.#need(line?.paid === 0, `voucher ${voucher} is in a payout and was paid already`)
      if (line) line.isPaying = true
    }
    this.#isPaying = true
  }

  #reconcile({ args }: ServerEntry): void {
    this.#need(this.#isPaying, 'reconciled without a payout')
    for (const { voucher, outcome } of args.answers as readonly Answer[]) {
      const line = this.#lines.find(one => one.voucher === voucher)
      this.#need(line?.isPaying === true, `the bank answered for voucher ${voucher}, which is in no payout`)
      if (line && outcome === 'paid') line.paid += 1
      if (line) line.isPaying = false
    }
    this.#isPaying = false
  }

  /** Ends what waits for a certificate that nobody replaced, and nothing that was paid or may be. */
  #strike({ args, operator, reads }: ServerEntry): void {
    this.#need(this.#isCleared && !this.#isPaying, 'a line struck while none of it was withheld')
    this.#need(operator !== this.#involved[0], 'a line struck by whoever submitted it')
    for (const { voucher } of args.lines as readonly Pick<Line, 'voucher' | 'certificate'>[]) {
      const line = this.#lines.find(one => one.voucher === voucher)
      const isDue = line?.fate === 'standing' && line.paid === 0
      this.#need(isDue, `voucher ${voucher} was struck and had no approved line to be paid`)
      this.#need(
        line !== undefined && this.#isRevoked(line, reads),
        `voucher ${voucher} was struck with its certificate`
      )
      const isCertified = this.#certificates.isCertified(voucher, seenOf(reads, 'voucher', voucher))
      this.#need(!isCertified, `voucher ${voucher} was struck and is certified anew`)
      if (line) line.fate = 'struck'
    }
  }
}
