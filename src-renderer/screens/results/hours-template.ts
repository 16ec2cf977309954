import type { TFunction } from 'i18next'
import { notifyDone, notifyNoFile } from '../../components/page/notify.ts'
import { hoursFields } from '../../import/online-hours-sheet.ts'
import { writeSheet } from '../../import/write-sheet.ts'
import { desk } from '../../platform/desk.ts'

/** The empty table for a platform's record: its heading is what the import looks for. */
export const hoursTemplate = (field: (name: (typeof hoursFields)[number]) => string) => ({
  columns: hoursFields.map(name => ({ header: field(name), width: 22 })),
  rows: []
})

export async function saveHoursTemplate(t: TFunction<['hours']>): Promise<void> {
  const table = hoursTemplate(name => t(`hours:fields.${name}`))
  const bytes = new Uint8Array(await writeSheet({ name: t('hours:action'), ...table }))
  const saved = await desk().invoke('file.save', { name: t('hours:templateFile'), bytes })
  if (saved.ok) notifyDone({ title: t('hours:templateSaved', { name: saved.value.name }) })
  else notifyNoFile(saved.failure)
}
