import { Button, FileButton, Group, Select, Stack, Text, Title } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Attachment,
  type AttachmentKind,
  attachmentKinds,
  attachmentTypes
} from '../../../domain/subsidy/attachment.ts'
import { seesAttachments } from '../../../domain/subsidy/attachment-view.ts'
import { type Claim, isInHand } from '../../../domain/subsidy/claim.ts'
import { useOpenDesk } from '../../platform/open-desk.ts'
import { AttachmentTable } from './AttachmentTable.tsx'
import { AttachmentViewer } from './AttachmentViewer.tsx'
import { type ShownPaper, useAttachments } from './use-attachments.ts'

/** The papers of a claim for those who need them (M17); the training place adds them while the claim is in its hands. */
export function AttachmentPanel({ claim }: { readonly claim: Claim }) {
  const { operator } = useOpenDesk()
  return seesAttachments(operator?.roles ?? [], claim) ? <Papers claim={claim} /> : null
}

interface Looking {
  readonly paper: ShownPaper
  readonly kind: AttachmentKind
  readonly place: number
}

function Papers({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation('attachments')
  const { operator } = useOpenDesk()
  const { add, remove, show, busy, standings } = useAttachments(claim)
  const [looking, setLooking] = useState<Looking>()
  const isOwn = operator?.roles.includes('centre-operator') === true
  const mayAdd = isOwn && isInHand(claim)
  const look = async (paper: Attachment, place: number) => {
    const shown = await show(paper)
    if (shown) setLooking({ paper: shown, kind: paper.kind, place })
  }
  return (
    <section aria-label={t('title')}>
      <Title order={3}>{t('title')}</Title>
      {claim.attachments.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <AttachmentTable
          claim={claim}
          standings={standings}
          isOwn={isOwn}
          onShow={(paper, place) => void look(paper, place)}
          onRemove={paper => void remove(paper)}
        />
      )}
      {mayAdd ? <AddPapers busy={busy} onAdd={(files, kind) => void add(files, kind)} /> : null}
      {looking ? (
        <AttachmentViewer
          paper={looking.paper}
          place={looking.place}
          title={t('showTitle', { n: looking.place, kind: t(`kinds.${looking.kind}`) })}
          onClose={() => setLooking(undefined)}
        />
      ) : null}
    </section>
  )
}

interface AddPapersProps {
  readonly busy: boolean
  readonly onAdd: (files: readonly File[], kind: AttachmentKind) => void
}

const isKind = (value: string | null): value is AttachmentKind => attachmentKinds.some(kind => kind === value)

/** Chooses files, or takes what is dropped. */
function AddPapers({ busy, onAdd }: AddPapersProps) {
  const { t } = useTranslation('attachments')
  const [kind, setKind] = useState<AttachmentKind>('other')
  const drop = (event: DragEvent) => {
    event.preventDefault()
    onAdd([...event.dataTransfer.files], kind)
  }
  return (
    <Stack gap={6} mt="xs" onDragOver={event => event.preventDefault()} onDrop={drop}>
      <Group gap={8} align="flex-end">
        <Select
          label={t('kind')}
          data={attachmentKinds.map(value => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={value => {
            if (isKind(value)) setKind(value)
          }}
          w={160}
          allowDeselect={false}
        />
        <FileButton multiple accept={attachmentTypes.join(',')} onChange={files => onAdd(files, kind)}>
          {props => (
            <Button {...props} variant="default" loading={busy}>
              {t('add')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text fz="xs" c="dimmed">
        {t('hint')}
      </Text>
    </Stack>
  )
}
