import { useCallback, useEffect, useState } from 'react'
import type { Skill } from '../../domain/fields.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import type { Replica } from '../replica/replica.ts'
import {
  addToCoverage,
  byWish,
  type Candidate,
  type MatchTerms,
  matchPerson,
  type SkillCoverage
} from './plans-match.ts'
import { useReplica } from './replica-context.ts'
import { scanPages } from './scan-pages.ts'
import { useCount } from './use-count.ts'

export type MatchLine = Skill & Pick<Plan, 'categories'>

/** Where a look through all workers of the county has come to. */
export type PeopleScan<Found> = {
  readonly found: Found
  readonly seen: number
  readonly total: number
  readonly isDone: boolean
  /** Instant in UTC milliseconds by the PC's clock. */
  readonly startedAt: number
  readonly again: () => void
}

/** Takes one worker after the other and tells what it has found so far. */
type Look<Found> = { readonly see: (person: Person) => void; readonly found: () => Found }

const PAGE = 1000
/** Drawn again at most so often while the look goes on. */
const DRAW_MS = 200

type Shown<Found> = Pick<PeopleScan<Found>, 'found' | 'seen' | 'isDone' | 'startedAt'>

/** Every worker once, a page at a time: 60,000 of them are never held, only what the look keeps. */
export async function scanPeople<Found>(
  replica: Pick<Replica, 'page'>,
  { see, found }: Look<Found>,
  draw: (shown: Shown<Found>) => void,
  signal: AbortSignal,
  now: () => number = Date.now
): Promise<void> {
  const startedAt = now()
  const ids = new Set<string>()
  let drawnAt = startedAt
  const drawNow = (isDone: boolean): void => {
    drawnAt = now()
    draw({ found: found(), seen: ids.size, isDone, startedAt })
  }
  const isWhole = await scanPages(
    replica,
    { collection: 'person', limit: PAGE },
    rows => {
      for (const { document } of rows) {
        if (ids.has(document.id)) continue
        ids.add(document.id)
        see(document)
      }
      if (now() - drawnAt >= DRAW_MS) drawNow(false)
    },
    signal
  )
  if (isWhole) drawNow(true)
}

/** @param lookOf a constant of the module; what differs travels in the question. `null` asks nothing. */
function usePeopleScan<Question, Found>(
  question: Question | null,
  lookOf: (question: Question) => Look<Found>
): PeopleScan<Found> | undefined {
  const replica = useReplica()
  const counted = useCount(question === null ? null : { collection: 'person' })
  const [round, setRound] = useState(0)
  const [shown, setShown] = useState<{ readonly of: string; readonly scan: Shown<Found> }>()
  const [fault, setFault] = useState<{ readonly error: unknown } | null>(null)
  if (fault) throw fault.error
  const asked = JSON.stringify([question, round])

  useEffect(() => {
    const [parsed] = JSON.parse(asked) as [Question | null, number]
    if (parsed === null) return
    const stop = new AbortController()
    const draw = (scan: Shown<Found>): void => setShown({ of: asked, scan })
    scanPeople(replica, lookOf(parsed), draw, stop.signal).catch((error: unknown) => setFault({ error }))
    return () => stop.abort()
  }, [replica, asked, lookOf])

  const again = useCallback(() => setRound(before => before + 1), [])
  if (shown?.of !== asked) return undefined
  const total = Math.max(shown.scan.seen, counted ? counted.settled + counted.provisional : 0)
  return { ...shown.scan, total, again }
}

type LineQuestion = { readonly line: MatchLine; readonly terms: MatchTerms }

function lookForLine({ line, terms }: LineQuestion): Look<readonly Candidate[]> {
  const candidates: Candidate[] = []
  return {
    see(person) {
      const candidate = matchPerson(person, line, terms)
      if (candidate) candidates.push(candidate)
    },
    found: () => [...candidates].sort(byWish)
  }
}

/** Everybody who wants the skill of a plan line, with how they stand to it. */
export const useCandidates = (
  line: MatchLine | undefined,
  terms: MatchTerms | undefined
): PeopleScan<readonly Candidate[]> | undefined => {
  const asked = line && terms ? { line: skillAndWhom(line), terms } : null
  return usePeopleScan(asked, lookForLine)
}

/** A line's figures change with every batch; what it is for does not. */
const skillAndWhom = ({ occupation, level, categories }: MatchLine): MatchLine => ({ occupation, level, categories })

type CoverageQuestion = { readonly lines: readonly MatchLine[]; readonly terms: MatchTerms }

function lookForCoverage({ lines, terms }: CoverageQuestion): Look<readonly SkillCoverage[]> {
  const coverage = new Map<string, SkillCoverage>()
  return {
    see: person => addToCoverage(coverage, person, lines, terms),
    found: () => [...coverage.values()].sort((a, b) => b.wished - a.wished)
  }
}

/** Of every skill that somebody in the county wants: how many want it, hold a voucher, could have one, and not. */
export const useCoverage = (
  lines: readonly MatchLine[] | undefined,
  terms: MatchTerms | undefined
): PeopleScan<readonly SkillCoverage[]> | undefined => {
  const asked = lines && terms ? { lines: lines.map(skillAndWhom), terms } : null
  return usePeopleScan(asked, lookForCoverage)
}
