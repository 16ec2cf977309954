import type { CollectionName, Documents } from '../../domain/documents.ts'
import type { Context, Reader } from '../../domain/reduction.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import type { WrongVerb } from './mutants.ts'

type Change = <C extends CollectionName>(collection: C, document: Documents[C]) => Documents[C] | null

/** Shows a verb other documents than there are; null hides one. */
const seeing = (change: Change): WrongVerb => {
  return reduce => (args, context) => {
    const read: Reader = (collection, id) => {
      const found = context.read(collection, id)
      if (found.state !== 'present') return found
      const document = change(collection, found.document)
      return document === null ? { state: 'absent' } : { state: 'present', document }
    }
    return reduce(args, { ...context, read })
  }
}

const asVoucher = (from: string, to: 'certified' | 'redeemed'): Change => {
  return (collection, document) =>
    collection === 'voucher' && 'state' in document && document.state === from ? { ...document, state: to } : document
}

/** A claim whose money was paid looks as if nobody had paid it. */
const unpaid: Change = (collection, document) => {
  if (collection === 'voucher') return asVoucher('settled', 'certified')(collection, document)
  if (collection !== 'claim') return document
  const claim = document as Claim
  const lines = claim.lines.map(line => (line.state === 'paid' ? { ...line, state: 'approved' as const } : line))
  return { ...document, lines, state: claim.state === 'reconciled' ? 'cleared' : claim.state }
}

/** Somebody nobody knows, of whatever office the step is for. */
const asAnybody: WrongVerb = reduce => (args, context) => {
  const { level } = args as { readonly level?: 'county' | 'city' | 'province' }
  const { author, entry } = context
  const organisation = author.organisation && level ? { ...author.organisation, type: level } : author.organisation
  const stranger: Context = {
    ...context,
    author: { ...author, organisation },
    entry: { ...entry, operator: `not-${entry.operator}` }
  }
  return reduce(args, stranger)
}

/** The sum that was asked for, whatever became of the lines. */
const sumOfAll: WrongVerb = reduce => (args, context) => {
  const outcome = reduce(args, context)
  if (outcome.lane !== 'accepted') return outcome
  const writes = outcome.writes.map(write => {
    if (write.collection !== 'claim') return write
    const sumFen = write.document.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    const payouts = write.document.payouts.map((payout, n, all) =>
      n === all.length - 1 ? { ...payout, sumFen } : payout
    )
    return { ...write, document: { ...write.document, payouts } }
  })
  return { ...outcome, writes }
}

/** M19, M20: a voucher whose line is struck goes on bearing the claim. */
const struckStaysBound: WrongVerb = reduce => (args, context) => {
  const outcome = reduce(args, context)
  if (outcome.lane !== 'accepted') return outcome
  const { claim } = args as { readonly claim: string }
  const writes = outcome.writes.map(write =>
    write.collection === 'voucher' ? { ...write, document: { ...write.document, claim } } : write
  )
  return { ...outcome, writes }
}

/** M19: nobody looks at certificates again, so that what was revoked is asked for as before. */
const revokedIsConfirmed = seeing((collection, document) =>
  collection === 'certificate' && 'state' in document && document.state === 'revoked'
    ? { ...document, state: 'confirmed' }
    : asVoucher('redeemed', 'certified')(collection, document)
)

/** M20: any line that is due is struck, as if its certificate were gone. */
const everybodyIsGone = seeing((collection, document) =>
  collection === 'certificate' && 'state' in document
    ? { ...document, state: 'revoked' }
    : asVoucher('certified', 'redeemed')(collection, document)
)

const tomorrow: WrongVerb = reduce => (args, context) =>
  reduce(args, { ...context, entry: { ...context.entry, at: context.entry.at + 10 * 86_400_000 } })

const frozenIsCertified = seeing(asVoucher('frozen', 'certified'))

/** Rules of the money left out, by name: each must be seen by I3 or I8. */
export const wrongVerbs: Readonly<Record<string, Readonly<Record<string, WrongVerb>>>> = {
  'paid twice': { 'claim.pay': seeing(unpaid) },
  'a reviewer reviews again': { 'claim.review': asAnybody },
  'a reviewer pays': { 'claim.pay': asAnybody },
  'line sum not recomputed': { 'claim.pay': sumOfAll },
  'frozen voucher claimed': { 'claim.draft': frozenIsCertified, 'claim.submit': frozenIsCertified },
  'a struck voucher stays bound': { 'claim.submit': struckStaysBound, 'claim.strike': struckStaysBound },
  'a line that stands is struck': { 'claim.strike': everybodyIsGone },
  'a revoked certificate is claimed again': { 'claim.submit': revokedIsConfirmed },
  'cleared before the notice ended': { 'claim.clear': tomorrow },
  'certificate number twice': {
    'certificate.issue': seeing((collection, document) => (collection === 'certificate' ? null : document))
  }
}
