import { Button, Group, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/subsidy/attachment.ts'
import { type Claim, isRemovable } from '../../../domain/subsidy/claim.ts'
import { formatCount } from '../../locale/format.ts'
import type { PaperStanding } from './use-attachments.ts'

export interface AttachmentTableProps {
  readonly claim: Pick<Claim, 'attachments' | 'state' | 'round'>
  /** In the order of the papers; empty until known. */
  readonly standings: readonly PaperStanding[]
  /** Whether this is the claim's own training place: it knows of uploads and may take papers off. */
  readonly isOwn: boolean
  readonly onShow: (paper: Attachment, place: number) => void
  readonly onRemove: (paper: Attachment) => void
}

/** The papers of a claim with their size and, at their own place, whether the server has them. */
export function AttachmentTable({ claim, standings, isOwn, onShow, onRemove }: AttachmentTableProps) {
  const { t } = useTranslation('attachments')
  const standingText = (standing: PaperStanding | undefined) => (standing ? t(`standings.${standing}`) : '')
  return (
    <Table aria-label={t('title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('number')}</Table.Th>
          <Table.Th>{t('kind')}</Table.Th>
          <Table.Th ta="right">{t('size')}</Table.Th>
          {isOwn ? <Table.Th>{t('state')}</Table.Th> : null}
          <Table.Th>{t('steps')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {claim.attachments.map((paper, at) => (
          <Table.Tr key={paper.digest}>
            <Table.Td className="tabular">{at + 1}</Table.Td>
            <Table.Td>{t(`kinds.${paper.kind}`)}</Table.Td>
            <Table.Td ta="right">{t('bytes', { n: formatCount(Math.ceil(paper.bytes / 1024)) })}</Table.Td>
            {isOwn ? <Table.Td>{standingText(standings[at])}</Table.Td> : null}
            <Table.Td>
              <Group gap={6} wrap="nowrap">
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('showOf', { n: at + 1 })}
                  onClick={() => onShow(paper, at + 1)}
                >
                  {t('show')}
                </Button>
                {isOwn && isRemovable(claim, paper) ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('removeOf', { n: at + 1 })}
                    onClick={() => onRemove(paper)}
                  >
                    {t('remove')}
                  </Button>
                ) : null}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
