import type { Mark } from '../simulation/marks.ts'

/**
 * How a row is proven. S: the simulation reaches it (marks), judges it (invariants) and sees its mechanism missing
 * (mutants). C: chaos with real processes. U: unit, property or server test. E: the real desktop.
 */
export type Kind = 'S' | 'C' | 'U' | 'E'

export interface Simulated {
  readonly marks?: readonly Mark[]
  readonly invariants?: readonly string[]
  /** Names in test/simulation/mutants.ts: the switches of this row in the simulation. */
  readonly mutants?: readonly string[]
}

export interface Row {
  readonly row: number
  readonly failure: string
  /** Kinds of proof the row asks for. Tests give theirs by `[row N]` in their title. */
  readonly kinds: readonly Kind[]
  /** Kinds that nothing gives yet. Exact: what has come into being leaves this list. */
  readonly open?: readonly Kind[]
  readonly simulated?: Simulated
}

/** What may go wrong, row by row: each has an outcome that the product owes and tests that hold it to that. */
export const rows: readonly Row[] = [
  {
    row: 1,
    failure: 'partition, hours to weeks',
    kinds: ['S', 'E'],
    simulated: { marks: ['centre first', 'overlay with pending entry'], invariants: ['I1', 'I6'] }
  },
  {
    row: 2,
    failure: 'duplicate delivery',
    kinds: ['S', 'C'],
    simulated: { marks: ['duplicate in the same chain'], invariants: ['I3'], mutants: ['no idempotency'] }
  },
  {
    row: 3,
    failure: 'reorder',
    kinds: ['S'],
    simulated: { marks: ['stale upload reply'], invariants: ['I7', 'S9'], mutants: ['marked sent before the ack'] }
  },
  {
    row: 4,
    failure: 'stale pull reply',
    kinds: ['S'],
    simulated: {
      marks: ['stale pull', 'crash before checkpoint'],
      mutants: ['stale pull applied', 'checkpoint before documents']
    }
  },
  {
    row: 5,
    failure: 'client crash at any write',
    kinds: ['S', 'C'],
    simulated: { marks: ['crash before append', 'crash after append'], mutants: ['head stored apart'] }
  },
  { row: 6, failure: 'power loss', kinds: ['C'] },
  {
    row: 7,
    failure: 'server crash in a transaction',
    kinds: ['S', 'C'],
    simulated: { marks: ['server crash before commit', 'server crash after commit'], invariants: ['I4', 'I7'] }
  },
  { row: 8, failure: 'committed, reply lost', kinds: ['C'] },
  {
    row: 9,
    failure: 'clock skew, rollback, a day in the future',
    kinds: ['S', 'E'],
    simulated: { marks: ['clock flagged', 'validity straddling'] }
  },
  {
    row: 10,
    failure: 'device restored from a backup',
    kinds: ['S'],
    simulated: {
      marks: ['fork', 'restored from backup', 're-chained', 'duplicate in a new chain'],
      mutants: [
        'no fork check',
        'survivors left behind',
        'duplicate does not advance the chain',
        'stale fork acted on',
        'forged entry signed anew'
      ]
    }
  },
  {
    row: 11,
    failure: 'device cloned',
    kinds: ['S'],
    simulated: {
      marks: ['clone', 'fork seen by the device', 'handed over', "clone's own entry to review"],
      invariants: ['I1', 'S22'],
      mutants: [
        'frozen generation goes on',
        'what was replaced hands nothing over',
        'what is aside is never looked at',
        'what is handed over goes to review at once',
        'what is handed over is not checked'
      ]
    }
  },
  {
    row: 12,
    failure: 'device stolen',
    kinds: ['U', 'C'],
    simulated: { marks: ['device revoked', 'lease closed'] }
  },
  {
    row: 13,
    failure: 'two centres verify one voucher offline',
    kinds: ['S', 'E'],
    simulated: { marks: ['two centres on one voucher', 'dispute opened'], invariants: ['I3'], mutants: ['double bind'] }
  },
  {
    row: 14,
    failure: 'operator suspended while offline',
    kinds: ['S'],
    simulated: { marks: ['operator suspended before', 'operator suspended after'] }
  },
  {
    row: 15,
    failure: 'voucher expired while offline',
    kinds: ['U', 'S'],
    simulated: { marks: ['validity straddling', 'voucher expired'] }
  },
  {
    row: 16,
    failure: 'voucher voided while offline',
    kinds: ['S'],
    simulated: { marks: ['late void', 'void'], invariants: ['I3'] }
  },
  {
    row: 17,
    failure: 'quota over several offline offices',
    kinds: ['S'],
    simulated: {
      marks: ['lease granted', 'lease expired', 'lease returned', 'lease over quota', 'returned blank leased again'],
      invariants: ['I5', 'V1'],
      mutants: ['no quota', 'expired lease used']
    }
  },
  {
    row: 18,
    failure: 'server restored behind its clients',
    kinds: ['S', 'C'],
    simulated: {
      marks: [
        'server restored',
        'restored twice from one dump',
        'replica rebuilt for a new epoch',
        're-offer ended',
        'accepted again'
      ],
      invariants: ['I1', 'I6'],
      mutants: ['no epoch', 'verdicts of an ended epoch count', 'a new epoch never ends']
    }
  },
  { row: 19, failure: 'entry known only to a lost device and a restored server', kinds: ['C'] },
  { row: 20, failure: 'upgrade with clients weeks behind', kinds: ['U', 'E'] },
  { row: 21, failure: 'local schema change', kinds: ['C'] },
  { row: 22, failure: 'disk full, client', kinds: ['C'] },
  { row: 23, failure: 'disk full, server', kinds: ['C'] },
  { row: 24, failure: 'IndexedDB damaged or gone', kinds: ['E'] },
  { row: 25, failure: 'journal file damaged', kinds: ['U'] },
  {
    row: 26,
    failure: 'forged entry',
    kinds: ['U', 'S'],
    simulated: {
      marks: ['forged operator signature'],
      invariants: ['J4'],
      mutants: ['operator signature unchecked', 'only the newest operator key counts']
    }
  },
  { row: 27, failure: 'replay on another device or server', kinds: ['U'] },
  { row: 28, failure: "reading or writing another county's data", kinds: ['U'] },
  {
    row: 29,
    failure: "a document leaves a device's scope",
    kinds: ['S'],
    simulated: { marks: ['gone row', 'person of two counties'], invariants: ['I9'], mutants: ['naive feed order'] }
  },
  { row: 30, failure: 'poisoned Excel or CSV', kinds: ['U'] },
  { row: 31, failure: 'poisoned QR', kinds: ['U'] },
  { row: 32, failure: 'oversized payload', kinds: ['U'] },
  { row: 33, failure: 'slow or half-open peer', kinds: ['C'] },
  { row: 34, failure: '3,600 devices reconnect', kinds: ['C'] },
  {
    row: 35,
    failure: 'one bad entry',
    kinds: ['S', 'C'],
    simulated: { marks: ['unknown kind', 'malformed', 'undecidable'], mutants: ['poison entry blocks'] }
  },
  {
    row: 36,
    failure: 'replica drifts',
    kinds: ['S'],
    simulated: { marks: ['drift found'], invariants: ['I6'], mutants: ['drift is not looked for'] }
  },
  {
    row: 37,
    failure: "the centre's line returns before the county's",
    kinds: ['S', 'E'],
    simulated: {
      marks: ['centre first', 'waiting released', 'waiting behind another', 'waiting expired'],
      mutants: [
        'waiting entry dropped',
        'nobody waits behind a waiting entry',
        'what would be refused waits only for what it is about'
      ]
    }
  },
  {
    row: 38,
    failure: 'an entry rests on one that lost',
    kinds: ['S', 'E'],
    simulated: {
      marks: ['loser with dependants', 'dispute extended'],
      invariants: ['S10'],
      mutants: ['dependants of a loser judged alone']
    }
  },
  {
    row: 39,
    failure: 'verdict and replica arrive in either order, or a crash between',
    kinds: ['S'],
    simulated: {
      marks: ['crash before delivery of verdicts', 'page cut between scopes', 'overlay with waiting entry'],
      invariants: ['Y1'],
      mutants: ['overlay folds below the head', 'overlay drops at the verdict', 'verdicts before their documents']
    }
  },
  { row: 40, failure: 'one operator acts as another on a shared PC', kinds: ['U'] },
  { row: 41, failure: 'a mistake at the counter', kinds: ['E'] }
]
