import { uuidv7 } from 'uuidv7'
import type { DeskApi } from '../../src-main/contract/table.ts'
import { browserCrypto } from '../readers/browser-crypto.ts'
import type { Replica } from '../replica/replica.ts'
import type { CommandPorts } from './command-ports.ts'
import { type CheckResult, type CommitResult, check, commit } from './commit.ts'
import { checkMany, commitMany, type ManyOptions, type ManyResult, type Unit } from './commit-many.ts'
import type { Draft } from './draft.ts'

/** All that a screen may do: try out, do, and do many. One at a time, so that each is judged over the one before. */
export type Commander = {
  /** A new id for an entry, a person, an enrolment. */
  readonly newId: () => string
  readonly check: (drafts: readonly Draft[]) => Promise<CheckResult>
  readonly commit: (drafts: readonly Draft[]) => Promise<CommitResult>
  readonly checkMany: (units: readonly Unit[], options?: ManyOptions) => Promise<ManyResult>
  readonly commitMany: (units: readonly Unit[], options?: ManyOptions) => Promise<ManyResult>
}

export function createCommander(ports: CommandPorts): Commander {
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    // a failed command is reported to its own caller and must not block the next one
    turn = mine.catch(() => undefined)
    return mine
  }
  return {
    newId: ports.newId,
    check: drafts => check(ports, drafts),
    commit: drafts => inTurn(() => commit(ports, drafts)),
    checkMany: (units, options) => checkMany(ports, units, options),
    commitMany: (units, options) => inTurn(() => commitMany(ports, units, options))
  }
}

/** The commander of this page. */
export const createPageCommander = (replica: Replica, desk: DeskApi): Commander =>
  createCommander({
    replica,
    desk,
    verify: browserCrypto.verify,
    newId: uuidv7,
    wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))
  })
