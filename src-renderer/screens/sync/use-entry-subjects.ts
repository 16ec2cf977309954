import { groupShortCode } from '../../../domain/codes/short-code.ts'
import type { DocumentKey } from '../../../domain/documents.ts'
import { skill as skillSchema } from '../../../domain/fields.ts'
import type { OwnEntry } from '../../../src-main/contract/journal.ts'
import { skillText } from '../../locale/skill-text.ts'
import { useReads } from '../../queries/use-document.ts'
import { type PersonName, usePersonNames } from '../../queries/use-person.ts'

type Args = OwnEntry['body']['args']

/** Whom and what an entry is about, as far as this desk may see it. */
export type EntrySubject = {
  readonly person: PersonName | null | undefined
  readonly voucher: string | undefined
  readonly trainingClass: string | undefined
  readonly batch: string | undefined
  readonly claim: string | undefined
  /** What the entry itself calls the thing that it makes: the document may not be in sight. */
  readonly drafted: string | undefined
}

const idIn = (args: Args, name: string): string | undefined => {
  const value = args[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The name, or the skill, of a class, plan line or organisation that an entry drafts. */
function draftedBy(args: Args): string | undefined {
  const skill = skillSchema.safeParse({ occupation: args.occupation, level: args.level })
  return idIn(args, 'name') ?? (skill.success ? skillText(skill.data) : undefined)
}

const named = ['voucher', 'trainingClass', 'batch', 'claim'] as const

const keysOf = ({ body }: OwnEntry): readonly DocumentKey[] =>
  named.flatMap(collection => {
    const id = idIn(body.args, collection)
    return id === undefined ? [] : [{ collection, id }]
  })

/** Ids in the args put into words, for a page of entries in one go. */
export function useEntrySubjects(entries: readonly OwnEntry[]): (entry: OwnEntry) => EntrySubject {
  const read = useReads(entries.flatMap(keysOf))
  const names = usePersonNames(entries.flatMap(({ body }) => idIn(body.args, 'person') ?? []))
  return ({ body: { args } }) => {
    const ids = {
      voucher: idIn(args, 'voucher'),
      trainingClass: idIn(args, 'trainingClass'),
      batch: idIn(args, 'batch'),
      claim: idIn(args, 'claim')
    }
    const voucher = ids.voucher && read?.('voucher', ids.voucher)
    const trainingClass = ids.trainingClass && read?.('trainingClass', ids.trainingClass)
    const batch = ids.batch && read?.('batch', ids.batch)
    const claim = ids.claim && read?.('claim', ids.claim)
    return {
      person: names.get(idIn(args, 'person') ?? ''),
      voucher: voucher && voucher.state === 'present' ? groupShortCode(voucher.document.code) : undefined,
      trainingClass: trainingClass && trainingClass.state === 'present' ? trainingClass.document.name : undefined,
      batch: batch && batch.state === 'present' ? skillText(batch.document) : undefined,
      claim: claim && claim.state === 'present' ? claim.document.name : undefined,
      drafted: draftedBy(args)
    }
  }
}

/** On one line, for a table: the person, the voucher, else the class, the batch, the claim, or what was drafted. */
export function subjectText({ person, voucher, trainingClass, batch, claim, drafted }: EntrySubject): string {
  const first = [person?.name, voucher].filter(part => part !== undefined && part !== '')
  return (first.length > 0 ? first : [trainingClass ?? batch ?? claim ?? drafted ?? '']).join(' ')
}
