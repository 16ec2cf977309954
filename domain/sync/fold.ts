import { checkAuthor } from '../access/author.ts'
import { authorOf } from '../access/author-of.ts'
import { asideDispute } from '../casework/aside-dispute.ts'
import type { Dispute } from '../casework/case.ts'
import { type CollectionName, type DocumentKey, type Documents, keyText } from '../documents.ts'
import { rulesOf } from '../policy/rules-of.ts'
import type { Context, Outcome, Read, Reader, Write } from '../reduction.ts'
import type { DocumentVersion, StoredEntry } from './acceptor-store.ts'
import { caseWith, parseEntry } from './decide.ts'

type AnyDocument = Documents[CollectionName]

/** An entry that does not give again what the server wrote. */
export interface FoldFault {
  readonly entry: string
  readonly what: 'never-ready' | 'not-accepted' | 'other-writes'
}

/** What one entry changed, in the order of the fold. */
export interface FoldStep {
  readonly entry: StoredEntry
  readonly changes: readonly {
    readonly key: DocumentKey
    readonly before: AnyDocument | null
    readonly after: AnyDocument
  }[]
}

export interface Folded {
  /** The newest version of every document, by keyText. */
  readonly documents: ReadonlyMap<string, AnyDocument>
  readonly steps: readonly FoldStep[]
  readonly faults: readonly FoldFault[]
}

/**
 * Builds every document from nothing but the journal (S15, invariant I4): each entry that wrote is reduced again over
 * the very document versions it read, as soon as earlier entries have made them. The order of the entries given does
 * not matter; versions are what orders them.
 */
export function foldJournal(
  entries: Iterable<StoredEntry>,
  settings: { readonly serverId: string; readonly proof: Context['proof'] }
): Folded {
  const history = new History()
  const steps: FoldStep[] = []
  const faults: FoldFault[] = []
  let left = [...entries].filter(entry => entry.writes.length > 0)
  for (;;) {
    const unready: StoredEntry[] = []
    for (const entry of left) {
      if (!history.isReadyFor(entry)) unready.push(entry)
      else foldEntry(entry)
    }
    if (unready.length === 0 || unready.length === left.length) {
      left = unready
      break
    }
    left = unready
  }
  for (const { body } of left) faults.push({ entry: body.id, what: 'never-ready' })
  return { documents: history.newest(), steps, faults }

  function foldEntry(entry: StoredEntry): void {
    const writes = writesOf(entry, history, settings)
    if (!writes) faults.push({ entry: entry.body.id, what: 'not-accepted' })
    else if (!isSameList(writes, entry.writes)) faults.push({ entry: entry.body.id, what: 'other-writes' })
    else steps.push({ entry, changes: writes.map((write, i) => history.write(write, entry.writes[i]?.version ?? 0)) })
  }
}

/** Every version of every document so far; version 0 is "never was". */
class History {
  readonly #versions = new Map<string, AnyDocument[]>()

  at({ collection, id, version }: DocumentVersion): AnyDocument | null {
    return this.#versions.get(keyText({ collection, id }))?.[version - 1] ?? null
  }

  isReadyFor({ reads, writes }: StoredEntry): boolean {
    const isMade = (key: DocumentKey, version: number) =>
      version === 0 || (this.#versions.get(keyText(key))?.length ?? 0) >= version
    return reads.every(read => isMade(read, read.version)) && writes.every(write => isMade(write, write.version - 1))
  }

  write({ collection, document }: Write, version: number): FoldStep['changes'][number] {
    const key: DocumentKey = { collection, id: document.id }
    const versions = this.#versions.get(keyText(key)) ?? []
    this.#versions.set(keyText(key), versions)
    versions[version - 1] = document
    return { key, before: versions[version - 2] ?? null, after: document }
  }

  newest(): ReadonlyMap<string, AnyDocument> {
    const found = new Map<string, AnyDocument>()
    for (const [key, versions] of this.#versions) {
      const last = versions[versions.length - 1]
      if (last) found.set(key, last)
    }
    return found
  }
}

function isSameList(writes: readonly Write[], noted: readonly DocumentVersion[]): boolean {
  return (
    writes.length === noted.length &&
    writes.every(({ collection, document }, i) => collection === noted[i]?.collection && document.id === noted[i]?.id)
  )
}

function writesOf(
  entry: StoredEntry,
  history: History,
  settings: { readonly serverId: string; readonly proof: Context['proof'] }
): readonly Write[] | null {
  const read = readerOver(entry, history)
  const outcome = reduceAgain(entry, read, settings)
  if (entry.verdict.lane === 'accepted') return outcome?.lane === 'accepted' ? outcome.writes : null
  const noted = entry.writes[0]
  const { rejection, decidedAt } = entry.verdict
  if (entry.verdict.lane !== 'review' || noted?.collection !== 'case' || !rejection) return null
  const before = history.at({ ...noted, version: noted.version - 1 }) as Dispute | null
  const judged = outcome?.lane === 'review' ? outcome.dispute : null
  const dispute = rejection.code === 'entry.superseded' ? asideDispute(read, entry.body) : judged
  const document = caseWith(before, entry.body, { dispute, rejection }, decidedAt)
  return document && [{ collection: 'case', document }]
}

function readerOver({ reads }: StoredEntry, history: History): Reader {
  const versions = new Map(reads.map(read => [keyText(read), read]))
  return <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
    const noted = versions.get(keyText({ collection, id }))
    const document = noted ? (history.at(noted) as Documents[C] | null) : null
    return document ? { state: 'present', document } : { state: 'absent' }
  }
}

function reduceAgain(
  { body, facts }: StoredEntry,
  read: Reader,
  { serverId, proof }: { readonly serverId: string; readonly proof: Context['proof'] }
): Outcome | null {
  const parsed = parseEntry(body)
  if ('outcome' in parsed) return parsed.outcome
  const author = authorOf(read, body, serverId)
  const context = { entry: facts, author, rules: rulesOf(read, body), read, proof }
  return checkAuthor(parsed.verb, author, facts) ?? parsed.verb.reduce(parsed.args as never, context)
}
