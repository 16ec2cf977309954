import { Button, Group, Image, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogFrame } from '../../components/dialog/DialogFrame.tsx'
import { notifyDone, notifyNoFile } from '../../components/page/notify.ts'
import { desk } from '../../platform/desk.ts'
import type { ShownPaper } from './use-attachments.ts'

export interface AttachmentViewerProps {
  readonly paper: ShownPaper
  readonly title: string
  /** Of the papers of its claim, from 1. */
  readonly place: number
  readonly onClose: () => void
}

/** One paper: a picture is shown here; no page of the desk may run a PDF, so that one is saved to be opened. */
export function AttachmentViewer({ paper, title, place, onClose }: AttachmentViewerProps) {
  const { t } = useTranslation('attachments')
  const address = useBlobAddress(paper)
  const save = async () => {
    const saved = await desk().invoke('file.save', { name: t('file', { n: place }), bytes: paper.file })
    if (saved.ok) notifyDone({ title: t('saved', { name: saved.value.name }) })
    else notifyNoFile(saved.failure)
  }
  return (
    <DialogFrame title={title} size={780} onClose={onClose}>
      <Stack gap="sm">
        {paper.type === 'application/pdf' ? (
          <>
            <Text>{t('pdf')}</Text>
            <Group>
              <Button variant="default" onClick={() => void save()} data-autofocus>
                {t('save')}
              </Button>
            </Group>
          </>
        ) : (
          <Image src={address ?? null} alt={title} fit="contain" />
        )}
        <Text fz="sm" c="dimmed">
          {t('recorded')}
        </Text>
      </Stack>
    </DialogFrame>
  )
}

/** An address of the picture that lives as long as it is looked at; undefined for what is no picture. */
function useBlobAddress({ type, file }: ShownPaper): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (type === 'application/pdf') return undefined
    const made = URL.createObjectURL(new Blob([file], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [type, file])
  return address
}
