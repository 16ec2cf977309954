import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount, formatDateTime } from '../../locale/format.ts'
import { useReplica } from '../../queries/replica-context.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { useToday, useTrustedNow } from '../../queries/use-today.ts'
import { voucherFigures } from '../../queries/voucher-figures.ts'
import { useOfficePaper } from '../paper/use-office-paper.tsx'
import { figuresPaper } from './figures-paper.ts'

/** 打印使用情况统计: looks through all vouchers in sight, says how far it is, and is stopped by the same button. */
export function FiguresButton() {
  const { t } = useTranslation('papers')
  const replica = useReplica()
  const organisations = useOrganisations()
  const today = useToday()
  const now = useTrustedNow()
  const print = useOfficePaper()
  const stop = useRef(new AbortController())
  const [seen, setSeen] = useState<number>()
  const [fault, setFault] = useState<{ readonly error: unknown }>()
  useEffect(() => () => stop.current.abort(), [])
  if (fault) throw fault.error
  const count = async () => {
    stop.current = new AbortController()
    setSeen(0)
    try {
      const found = await voucherFigures(replica, today, setSeen, stop.current.signal)
      if (!found) return
      const placeName = (id: string) => organisations?.get(id)?.name ?? id
      await print(figuresPaper({ ...found, placeName, asOf: formatDateTime(now) }))
    } catch (error) {
      setFault({ error })
    } finally {
      setSeen(undefined)
    }
  }
  return (
    <Button variant="default" onClick={() => (seen === undefined ? void count() : stop.current.abort())}>
      {seen === undefined ? t('buttons.statistics') : t('counting', { n: formatCount(seen) })}
    </Button>
  )
}
