import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { tableLayout } from '../../platform/table-layout.ts'
import { useDisclosures } from '../../queries/disclosures.ts'
import { DisclosureTable } from './DisclosureTable.tsx'
import { useDisclosureWords } from './disclosure-words.ts'
import { useDisclosureFilter } from './use-disclosure-filter.tsx'

const layout = tableLayout('disclosures')

/** 查看与导出记录: who saw whole personal parts and who exported lists, as the server's audit has it (W12). */
export function DisclosuresPage() {
  const { t } = useTranslation('disclosures')
  const { narrowing, fields, clear, isNarrowed } = useDisclosureFilter()
  const found = useDisclosures(narrowing)
  const words = useDisclosureWords(found.rows ?? [])
  return (
    <PageFrame
      title={t('title')}
      filters={fields}
      secondary={
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={found.askAgain}>
          {t('refresh')}
        </Button>
      }
    >
      <DisclosureTable
        found={found}
        words={words}
        layout={layout}
        empty={
          <EmptyList text={t('empty')} filteredText={t('emptyFiltered')} isNarrowed={isNarrowed} onClear={clear} />
        }
      />
    </PageFrame>
  )
}
