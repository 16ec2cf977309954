import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bodyHash, continues, envelopeHash, runMessage, startOfChain } from '../../../domain/journal/chain.ts'
import type { Run } from '../../../domain/journal/entry.ts'
import { nodeCrypto } from '../../../src-main/journal/signing.ts'
import { authorNamed, deviceSigner, issue, openJournalIn, register, stamp } from './desk-author.ts'
import { temporaryFolder } from './folder.ts'

const { sha256, verify } = nodeCrypto
const clerk = authorNamed('operator-1')
const reviewer = authorNamed('operator-2')

/** What a server checks of a chain: places, hashes and both signatures. */
const provenEntries = (runs: readonly Run[], keys: Readonly<Record<string, string>>): number => {
  let head = startOfChain(runs[0]!.entries[0]!.envelope.generation)
  for (const run of runs) {
    for (const { body, envelope } of run.entries) {
      expect(continues(head, envelope)).toBe(true)
      expect(bodyHash(body, sha256)).toBe(envelope.bodyHash)
      expect(body.operator).toBe(run.operator)
      head = { generation: envelope.generation, seq: envelope.seq, hash: envelopeHash(envelope, sha256) }
    }
    const message = runMessage(run, 'device-1', sha256)
    expect(verify('ed25519', deviceSigner.publicKey, message, run.deviceSignature)).toBe(true)
    expect(verify('ed25519', keys[run.operator!]!, message, run.operatorSignature!)).toBe(true)
  }
  return head.seq
}
const keys = { 'operator-1': clerk.operatorSigner.publicKey, 'operator-2': reviewer.operatorSigner.publicKey }

const appended = async (outcome: ReturnType<Awaited<ReturnType<typeof openJournalIn>>['append']>) => {
  const result = await outcome
  if (!result.ok) throw new Error(result.code)
  return result.records
}

describe('the journal', () => {
  test('[row 40] chains entries of several operators, each run signed by the device and its operator', async () => {
    const journal = await openJournalIn(temporaryFolder())
    const many = Array.from({ length: 120 }, (_, n) => issue(n))
    expect(await appended(journal.append(many, clerk, stamp))).toHaveLength(120)
    await appended(journal.append([issue(200)], reviewer, stamp))
    const runs = await journal.runsFrom(1, 1, 500)
    expect(runs.map(run => run.entries.length)).toEqual([50, 50, 20, 1])
    expect(provenEntries(runs, keys)).toBe(121)
    await journal.close()
  })

  test('[row 5] the head comes from the last stored entry; what follows a restart chains on', async () => {
    const folder = temporaryFolder()
    const first = await openJournalIn(folder)
    await appended(first.append([issue(1), issue(2)], clerk, stamp))
    await first.close()
    const second = await openJournalIn(folder)
    expect(second.chain.head(1).seq).toBe(2)
    await appended(second.append([issue(3)], reviewer, stamp))
    expect(provenEntries(await second.runsFrom(1, 1, 500), keys)).toBe(3)
    expect(second.chain.records.map(({ position }) => position)).toEqual([1, 2, 3])
    expect((await second.runsFrom(1, 3, 500)).map(run => run.entries[0]?.envelope.seq)).toEqual([3])
    await second.close()
  })

  test('[row 2] the same id with the same content is one entry, with other content it is refused', async () => {
    const journal = await openJournalIn(temporaryFolder())
    const id = '0199a000-0000-7000-8000-000000000001'
    const [first] = await appended(journal.append([issue(1, id)], clerk, stamp))
    const again = await appended(journal.append([issue(1, id), issue(2)], clerk, { ...stamp, at: 9_000 }))
    expect(again[0]).toEqual(first)
    expect(again).toHaveLength(2)
    expect(journal.chain.records).toHaveLength(2)
    expect(await journal.append([issue(3, id)], clerk, stamp)).toEqual({ ok: false, code: 'id-reused' })
    await journal.close()
  })

  test('refuses what cannot be signed, is too large or of an unknown kind, and stores nothing of it', async () => {
    const journal = await openJournalIn(temporaryFolder())
    const fraction = { ...issue(1), args: { share: 0.5 } }
    expect(await journal.append([issue(2), fraction], clerk, stamp)).toEqual({ ok: false, code: 'malformed' })
    const large = { ...issue(1), args: { text: 'x'.repeat(17_000) } }
    expect(await journal.append([issue(2), large], clerk, stamp)).toEqual({ ok: false, code: 'too-large' })
    const unknown = { ...issue(1), kind: 'nothing.known' }
    expect(await journal.append([unknown], clerk, stamp)).toEqual({ ok: false, code: 'unknown-kind' })
    expect(journal.chain.records).toEqual([])
    await journal.close()
  })

  test('names and numbers go into sealed parts, the body carries digests only', async () => {
    const folder = temporaryFolder()
    const journal = await openJournalIn(folder)
    const [record] = await appended(journal.append([register(1)], clerk, stamp))
    expect(record!.body.sealed).toHaveLength(1)
    expect(await journal.sealed.forServer(record!.body.sealed)).toMatchObject([
      { person: 'person-1', part: 'identity' }
    ])
    const text = readFileSync(join(folder, 'journal', '000001.lines'), 'utf8')
    expect(text).not.toContain('样例')
    expect(text).not.toContain('19900101')
    await journal.sealed.erase(new Set(['person-1']))
    await journal.close()
    const again = await openJournalIn(folder)
    expect(provenEntries(await again.runsFrom(1, 1, 10), keys)).toBe(1)
    expect(await again.sealed.forServer(record!.body.sealed)).toEqual([])
    await again.close()
  })

  test('an append cut anywhere in its line is not there at all, and the chain goes on', async () => {
    const folder = temporaryFolder()
    const journal = await openJournalIn(folder)
    await appended(journal.append([issue(1)], clerk, stamp))
    await journal.close()
    const path = join(folder, 'journal', '000001.lines')
    const before = readFileSync(path)
    const more = await openJournalIn(folder)
    await appended(more.append([issue(2), issue(3), issue(4)], clerk, stamp))
    await more.close()
    const after = readFileSync(path)
    for (let cut = before.length; cut < after.length - 1; cut += 61) {
      writeFileSync(path, after.subarray(0, cut))
      const opened = await openJournalIn(folder)
      expect(opened.chain.head(1).seq).toBe(1)
      expect(opened.trouble(1, 0)).toBeNull()
      await opened.close()
    }
  })

  test('[row 25] a lost line in the middle is a gap unless the server holds it', async () => {
    const folder = temporaryFolder()
    const journal = await openJournalIn(folder)
    for (const n of [1, 2, 3]) await appended(journal.append([issue(n)], clerk, stamp))
    await journal.close()
    const path = join(folder, 'journal', '000001.lines')
    const lines = readFileSync(path, 'utf8').split('\n')
    const damaged = [lines[0], lines[1]!.replace('voucher-2', 'voucher-9'), lines[2], ''].join('\n')
    writeFileSync(path, damaged)
    const opened = await openJournalIn(folder)
    expect(opened.chain.records).toHaveLength(2)
    expect(opened.scan.damaged).toMatchObject([{ segment: 1, line: 2 }])
    expect(opened.trouble(1, 1)).toBe('gap')
    expect(opened.trouble(1, 2)).toBeNull()
    expect(await opened.runsFrom(1, 1, 10)).toHaveLength(1)
    expect(await opened.runsFrom(1, 3, 10)).toHaveLength(1)
    await opened.close()
  })

  test('[row 25] damage at the end blocks new work until the server has confirmed the head', async () => {
    const folder = temporaryFolder()
    const journal = await openJournalIn(folder)
    await appended(journal.append([issue(1)], clerk, stamp))
    await journal.close()
    appendFileSync(join(folder, 'journal', '000001.lines'), 'rubbish\n')
    const opened = await openJournalIn(folder)
    expect(opened.trouble(1, 1)).toBe('doubtful-end')
    expect(await opened.append([issue(2)], clerk, stamp)).toEqual({ ok: false, code: 'damaged' })
    opened.confirmEnd()
    await appended(opened.append([issue(2)], clerk, stamp))
    expect(provenEntries(await opened.runsFrom(1, 1, 10), keys)).toBe(2)
    await opened.close()
  })

  test('[row 10] entries of a frozen generation are chained anew with the same ids and bodies, by their own authors', async () => {
    const folder = temporaryFolder()
    const journal = await openJournalIn(folder)
    const [first] = await appended(journal.append([issue(1)], clerk, stamp))
    const [second] = await appended(journal.append([issue(2)], reviewer, stamp))
    const next = { ...clerk, generation: 2 }
    await journal.rechain([{ body: first!.body, isGenuine: true }], next)
    expect(journal.chain.byId(first!.body.id)).toEqual({
      ...first,
      envelope: expect.objectContaining({ generation: 2, seq: 1 })
    })
    expect(journal.chain.byId(second!.body.id)).toEqual(second)
    await journal.rechain([{ body: second!.body, isGenuine: true }], { ...reviewer, generation: 2 })
    await journal.close()
    const again = await openJournalIn(folder)
    expect(again.chain.records.map(({ position, envelope }) => [position, envelope.generation])).toEqual([
      [1, 2],
      [2, 2]
    ])
    expect(provenEntries(await again.runsFrom(2, 1, 10), keys)).toBe(2)
    await again.close()
  })
})
