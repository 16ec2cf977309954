import type { Switch } from './switch.ts'

const acceptor = { file: 'domain/sync/acceptor.ts', test: 'test/domain/sync/acceptor.test.ts' } as const
const walk = { ...acceptor, file: 'domain/sync/walk-chain.ts' } as const
const puller = { file: 'domain/sync/puller.ts', test: 'test/domain/sync/puller.test.ts' } as const
const author = { file: 'domain/access/author.ts', test: 'test/domain/access/author.test.ts' } as const
const validity = { file: 'domain/policy/validity.ts', test: 'test/domain/voucher/validity.test.ts' } as const
const off = 'if (false)'

/** Rules and protocol cores. */
export const coreSwitches: readonly Switch[] = [
  {
    row: 1,
    name: 'value actions never stop without contact',
    file: 'domain/policy/value-action.ts',
    from: 'return days >= limit ?',
    to: 'return days < 0 ?',
    test: 'test/domain/policy/policy.test.ts'
  },
  {
    ...acceptor,
    row: 2,
    name: 'an id that comes twice in one upload is decided twice',
    from: 'known.get(body.id) ?? decided.get(body.id)',
    to: 'known.get(body.id)'
  },
  { ...walk, row: 3, name: 'gaps are not seen', from: 'if (!continues(at, entry.envelope))', to: off },
  {
    ...puller,
    row: 4,
    name: 'a stale reply is applied',
    from: 'if (!sameCheckpoint(end.from, head.checkpoint))',
    to: off
  },
  {
    ...walk,
    row: 10,
    name: 'a fork is not seen',
    from: 'if (before.get(entry.envelope.seq)?.hash !== hash)',
    to: off
  },
  {
    ...walk,
    row: 11,
    name: 'a forked generation is not frozen',
    from: "isFrozen: isFrozen || stop === 'fork'",
    to: 'isFrozen'
  },
  {
    row: 11,
    name: 'what a replaced machine hands over is not kept',
    file: 'domain/sync/hand-over.ts',
    from: 'if (taken.length > 0)',
    to: off,
    test: 'test/domain/sync/hand-over.test.ts'
  },
  {
    row: 11,
    name: 'what was set aside stays aside for ever',
    file: 'domain/sync/end-aside.ts',
    from: 'if (deviceId === undefined) return 0',
    to: 'if (deviceId !== null) return 0',
    test: 'test/domain/sync/hand-over.test.ts'
  },
  {
    ...author,
    row: 12,
    name: 'a revoked device goes on',
    from: "if (author.device.state === 'revoked')",
    to: off
  },
  {
    row: 13,
    name: 'a second binding is accepted',
    file: 'domain/voucher/bind.ts',
    from: 'if (isBound) return boundElsewhere(a, voucher, trainingClass, context)',
    to: 'if (isBound) return null',
    test: 'test/domain/voucher/way.test.ts'
  },
  { ...author, row: 14, name: 'no review for entries from before', from: 'if (entry.at < since)', to: off },
  { ...validity, row: 15, name: 'a flagged clock decides alone', from: 'if (mayBeInside && entry.flagged)', to: off },
  {
    ...acceptor,
    row: 15,
    name: 'the time of an entry is not bounded',
    from: 'at: Math.max(earliest, Math.min(body.at, now))',
    to: 'at: body.at'
  },
  {
    row: 16,
    name: 'voiding a bound voucher is refused instead of reviewed',
    file: 'domain/voucher/void.ts',
    from: "if (voucher.state === 'bound' ||",
    to: 'if (',
    test: 'test/domain/voucher/way.test.ts'
  },
  {
    row: 17,
    name: 'leases exceed the batch',
    file: 'domain/plan/lease-grant.ts',
    from: 'if (a.blanks.length > left)',
    to: off,
    test: 'test/domain/plan/plan.test.ts'
  },
  {
    row: 17,
    name: 'an issued blank is returned',
    file: 'domain/plan/lease-return.ts',
    from: 'if (issued !== undefined)',
    to: off,
    test: 'test/domain/plan/plan.test.ts'
  },
  {
    row: 17,
    name: 'a lease is used past its end',
    file: 'domain/voucher/issue.ts',
    from: 'if (entry.at >= lease.expiresAt)',
    to: off,
    test: 'test/domain/voucher/issue.test.ts'
  },
  { ...puller, row: 18, name: 'a new epoch is not seen', from: 'if (!sameEpoch(head.epoch, end.epoch))', to: off },
  {
    row: 20,
    name: 'entries of older versions are not read',
    file: 'domain/journal/upcast.ts',
    from: 'if (v > verb.version) return null',
    to: 'if (v !== verb.version) return null',
    test: 'test/domain/journal/upcast.test.ts'
  },
  {
    row: 20,
    name: 'old clients are answered for ever',
    file: 'domain/protocol/version.ts',
    from: 'return next !== undefined &&',
    to: 'return next !== undefined ||',
    test: 'test/domain/protocol/version.test.ts'
  },
  { ...walk, row: 26, name: "the device's signature is not asked", from: "return end('bad-signature')", to: '{}' },
  {
    ...acceptor,
    row: 27,
    name: 'the server an entry is for is not asked',
    from: 'if (entry.body.serverId !== bench.serverId)',
    to: off
  },
  {
    ...acceptor,
    row: 27,
    name: 'the device an entry is of is not asked',
    from: 'if (entry.body.deviceId !== deviceId)',
    to: off
  },
  {
    ...author,
    row: 28,
    name: 'an office governs every county',
    from: 'region.startsWith(place.region)',
    to: 'true'
  },
  {
    row: 31,
    name: "the server's signature on a paper is not asked",
    file: 'domain/voucher/credential-check.ts',
    from: '(await verify(key.suite, key.publicKey, message, scan.serverSignature))',
    to: 'message',
    test: 'test/domain/voucher/credential-check.test.ts'
  },
  {
    row: 34,
    name: 'devices come back in step',
    file: 'domain/sync/outbox.ts',
    from: '(random() * ceiling) / 2',
    to: 'ceiling / 2',
    test: 'test/domain/sync/outbox.test.ts'
  },
  {
    row: 35,
    name: 'what cannot be decided is decided all the same',
    file: 'domain/sync/decide.ts',
    from: 'bench.undecidable.has(body.id)',
    to: 'false',
    test: 'test/domain/sync/acceptor.test.ts'
  },
  {
    row: 36,
    name: 'drift is told by the number of documents alone',
    file: 'domain/sync/digest.ts',
    from: 'held.documents !== digest.documents || held.a !== digest.a || held.b !== digest.b',
    to: 'held.documents !== digest.documents',
    test: 'test/domain/sync/digest.test.ts'
  },
  {
    row: 37,
    name: 'what waits is not released',
    file: 'domain/sync/release.ts',
    from: 'news.length > 0; news',
    to: 'news.length < 0; news',
    test: 'test/domain/sync/release.test.ts'
  },
  {
    row: 38,
    name: 'what rests on a loser is judged alone',
    file: 'domain/sync/decide.ts',
    from: 'return root === null ?',
    to: 'return root !== undefined ?',
    test: 'test/domain/sync/acceptor.test.ts'
  },
  {
    row: 39,
    name: 'own work is let go of at its verdict',
    file: 'domain/sync/overlay.ts',
    from: 'return verdict.seq > (',
    to: 'return 0 > (',
    test: 'test/domain/sync/overlay.test.ts'
  },
  {
    ...acceptor,
    file: 'domain/sync/signers.ts',
    row: 40,
    name: "the operator's signature is not asked",
    from: 'return publicKeys.some(',
    to: 'return true || publicKeys.some('
  },
  {
    row: 41,
    name: 'a redemption stays',
    file: 'domain/voucher/reinstate.ts',
    from: "state: 'bound' as const",
    to: 'state: voucher.state',
    test: 'test/domain/voucher/way.test.ts'
  }
]
