import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, AttachmentKind } from '../../../domain/subsidy/attachment.ts'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import type { ReplyOf } from '../../../src-main/contract/table.ts'
import { addEach, attachingPaper, detachingPaper, type PaperFate, preparePaper } from '../../commands/attachments.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { smallerPicture } from '../../platform/picture.ts'
import { useDeskAnswer } from '../../queries/use-desk-answer.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'

export type PaperStanding = ReplyOf<'attachment.list'>['standings'][number]
export type ShownPaper = ReplyOf<'attachment.show'>

const refuse = (failure: Failure) => notifyRefused({ title: failureText(failure), code: failure.code })

/** What can be done with the papers of a claim, and where each stands. */
export function useAttachments(claim: Claim) {
  const { t } = useTranslation('attachments')
  const { say } = useSaidCommand()
  const [busy, setBusy] = useState(false)
  const digests = claim.attachments.map(({ digest }) => digest)
  const { value } = useDeskAnswer('attachment.list', { digests }, ['journal.changed', 'sync.changed'])

  /** On the disk before it is named, so that no entry names what a power cut took. */
  const addOne = async (file: File, kind: AttachmentKind): Promise<PaperFate> => {
    const prepared = await preparePaper(file, smallerPicture)
    if (!prepared.ok) {
      const { code } = prepared
      notifyRefused({ title: t('notAdded', { name: file.name }), text: failureText({ code }), code })
      return 'file-refused'
    }
    const kept = await desk().invoke('attachment.keep', { claim: claim.id, file: prepared.bytes })
    if (kept.ok) return (await say([attachingPaper(claim, kind, kept.value)])) ? 'added' : 'stopped'
    refuse(kept.failure)
    return 'stopped'
  }
  const add = async (files: readonly File[], kind: AttachmentKind) => {
    if (busy) return
    setBusy(true)
    try {
      const { added, left } = await addEach(files, file => addOne(file, kind))
      // Once for all of them: twenty messages would lie over the page.
      if (added > 0) notifyDone({ title: t('added', { n: added }) })
      if (left.length > 0) notifyRefused({ title: t('leftOut', { names: left.map(({ name }) => name).join(' ') }) })
    } finally {
      setBusy(false)
    }
  }
  const show = async ({ digest }: Attachment): Promise<ShownPaper | undefined> => {
    const shown = await desk().invoke('attachment.show', { claim: claim.id, digest, reason: t('reason') })
    if (shown.ok) return shown.value
    refuse(shown.failure)
    return undefined
  }
  return {
    busy,
    standings: value?.standings ?? [],
    add,
    remove: (paper: Attachment) => say([detachingPaper(claim, paper)], t('removed')),
    show
  }
}
