import { useCallback } from 'react'
import type { IdNumberOptions } from '../../../domain/codes/id-number.ts'
import type { Skill } from '../../../domain/fields.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { visitDrafts } from '../../commands/counter-visit.ts'
import type { Draft } from '../../commands/draft.ts'
import { useCommand } from '../../commands/use-command.ts'
import type { HeldVoucher } from '../../queries/people-records.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { workerOf } from '../people/worker-form.ts'
import type { IssueStanding } from './issue-standing.ts'
import type { CounterWorker } from './use-counter-worker.ts'
import type { DoneStep, VisitResult } from './use-visit.ts'
import type { VisitForm } from './visit-form.ts'

export type Finish = {
  /** The visit's outcome; null where it was refused or there was nothing to do. */
  readonly finish: (asked: FinishAsked) => Promise<VisitResult | null>
  readonly busy: boolean
  readonly problem: ReturnType<typeof useCommand>['problem']
}

export type FinishAsked = {
  readonly form: VisitForm
  readonly worker: CounterWorker
  readonly skill: Skill | undefined
  readonly standing: IssueStanding | undefined
  readonly waiting: readonly HeldVoucher[]
  readonly isApplied: boolean
}

/** What the drafts did, in the order they were done. */
export function doneSteps(drafts: readonly Draft[], codeOf: (voucher: string) => string): readonly DoneStep[] {
  return drafts.flatMap((draft): readonly DoneStep[] => {
    if (draft.kind === 'person.register') return [{ kind: 'register' }]
    if (draft.kind === 'intention.record' || draft.kind === 'enrolment.apply') {
      const { occupation, level } = draft.args
      return [{ kind: draft.kind === 'intention.record' ? 'intention' : 'apply', skill: { occupation, level } }]
    }
    if (draft.kind === 'voucher.issue') return [{ kind: 'issue', code: draft.args.code }]
    if (draft.kind === 'voucher.collect') return [{ kind: 'collect', code: codeOf(draft.args.voucher) }]
    return []
  })
}

/** Register, record, issue, collect, apply as one append. */
export function useFinish(options: IdNumberOptions): Finish {
  const commander = useCommander()
  const { organisation } = useDeskAtWork()
  const { run, busy, problem } = useCommand()
  const finish = useCallback(
    async ({ form, worker, skill, standing, waiting, isApplied }: FinishAsked) => {
      const typed = workerOf(form.worker, form.idNumber, options)
      if (!typed) return null
      const { identity } = worker
      const known = worker.person && identity ? { name: identity.name } : undefined
      const issue = standing?.possible && form.issue ? standing.choice : undefined
      const made = visitDrafts(
        {
          county: organisation.region,
          known: worker.person,
          identity: { ...typed.identity, ...known },
          facts: typed.facts,
          method: form.method,
          skill,
          issue,
          consent: form.consent,
          collect: form.consent ? waiting.map(({ id }) => id) : [],
          apply: form.apply && !isApplied
        },
        commander.newId
      )
      if (made.drafts.length === 0) return null
      const result = await run(made.drafts)
      if (result?.kind !== 'done') return null
      const codeOf = (voucher: string) =>
        voucher === issue?.blank.voucher
          ? issue.blank.code
          : (waiting.find(({ id }) => id === voucher)?.document?.code ?? '')
      return {
        person: made.person,
        name: known?.name ?? typed.identity.name,
        idNumber: form.idNumber,
        steps: doneSteps(made.drafts, codeOf),
        voucher: made.voucher,
        enrolment: made.enrolment,
        provisional: result.provisional
      }
    },
    [commander, organisation.region, options, run]
  )
  return { finish, busy, problem }
}
