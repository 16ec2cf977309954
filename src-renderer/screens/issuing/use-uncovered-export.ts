import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '../../../domain/fields.ts'
import { ageOn } from '../../../domain/time/business-date.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { writeSheet } from '../../import/write-sheet.ts'
import { failureText, rejectionText } from '../../locale/refusal-text.ts'
import { skillText } from '../../locale/skill-text.ts'
import { desk } from '../../platform/desk.ts'
import type { Candidate } from '../../queries/plans-match.ts'
import { useReplica } from '../../queries/replica-context.ts'

/** Names are opened so many at a time: each is decrypted in the worker. */
const TOGETHER = 200

/** Writes 谁想学而无券、为什么 to a file the clerk chooses; numbers are masked. */
export function useUncoveredExport(line: Skill, today: string): (candidates: readonly Candidate[]) => Promise<void> {
  const { t } = useTranslation(['issuing', 'fields'])
  const replica = useReplica()
  return useCallback(
    async candidates => {
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
      const bytes = await writeSheet({
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
      })
      const saved = await desk().invoke('file.save', { name: t('issuing:uncoveredFile'), bytes: new Uint8Array(bytes) })
      if (saved.ok) notifyDone({ title: t('issuing:exported', { name: saved.value.name }) })
      else if (saved.failure.code !== 'file.cancelled') notifyRefused({ title: failureText(saved.failure) })
    },
    [replica, line, today, t]
  )
}
