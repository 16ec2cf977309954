import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '../../../domain/fields.ts'
import { ageOn } from '../../../domain/time/business-date.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import type { Candidate } from '../../queries/plans-match.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useListExport } from '../exports/use-list-export.tsx'

/** Names are opened so many at a time: each is decrypted in the worker. */
const TOGETHER = 200

/** Writes 谁想学而无券、为什么 to a file the clerk chooses; numbers are masked. */
export function useUncoveredExport(line: Skill & { readonly id: string }, today: string) {
  const { t } = useTranslation(['issuing', 'fields'])
  const replica = useReplica()
  const { save, dialog } = useListExport()
  const exportUncovered = useCallback(
    async (candidates: readonly Candidate[]) => {
      const rows: (readonly string[])[] = []
      for (let from = 0; from < candidates.length; from += TOGETHER) {
        const opened = candidates.slice(from, from + TOGETHER).map(async one => {
          const part = await replica.maskedPart(one.person, 'identity')
          const name = part?.name ?? ''
          const reasons = one.refusals.map(refusal => rejectionText(refusal).reason).join(t('issuing:and'))
          return [
            name,
            skillText(line),
            one.wishedOn,
            t(`fields:categories.${one.category}`),
            `${ageOn(one.birth, today)}`,
            reasons === '' ? t('issuing:tabs.fits') : reasons
          ]
        })
        rows.push(...(await Promise.all(opened)))
      }
      const table = {
        name: t('issuing:uncoveredPaper'),
        columns: [
          { header: t('issuing:columns.person'), width: 14 },
          { header: t('issuing:columns.skill'), width: 26 },
          { header: t('issuing:columns.wishedOn'), width: 14 },
          { header: t('issuing:columns.category'), width: 18 },
          { header: t('issuing:columns.age'), width: 8 },
          { header: t('issuing:columns.reason'), width: 70 }
        ],
        rows
      }
      await save({
        name: t('issuing:uncoveredFile'),
        table,
        subject: line.id,
        done: name => ({ title: t('issuing:exported', { name }) })
      })
    },
    [replica, line, today, t, save]
  )
  return { exportUncovered, dialog }
}
