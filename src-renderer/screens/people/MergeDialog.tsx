import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../domain/person/person.ts'
import { mergingPeople } from '../../commands/people-drafts.ts'
import { useCheck } from '../../commands/use-check.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { Facts } from '../../components/page/Facts.tsx'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useFoundPeople } from '../../queries/people-lookup.ts'
import { useDocument, useReads } from '../../queries/use-document.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { recordText } from './record-text.ts'

export interface MergeDialogProps {
  /** The record that is kept. */
  readonly person: Person
  readonly onClose: () => void
}

/** 合并重复登记: another record of the same worker is found and tried out; what would move is shown before it is done. */
export function MergeDialog({ person, onClose }: MergeDialogProps) {
  const { t } = useTranslation('people')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const { say, busy, refusal } = useFormCommand()
  const found = useFoundPeople(text)
  const others = useMemo(() => (found ?? []).filter(id => id !== person.id), [found, person.id])
  const names = usePersonNames([person.id, ...others])
  const kept = names.get(person.id)
  const read = useReads(others.map(id => ({ collection: 'person', id })))
  const draft = chosen === undefined ? null : mergingPeople(person.id, chosen)
  const refused = useCheck(draft, person.updatedAt)
  const save = async () => {
    if (!draft || refused !== null) return
    if (await say([draft], t('merge.done'), t('form.savedHere'))) onClose()
  }
  return (
    <FormDialog
      title={t('merge.title')}
      busy={busy}
      refusal={refusal ?? (refused ? rejectionText(refused) : undefined)}
      saveLabel={t('merge.confirm')}
      canSave={refused === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('merge.other')}
        placeholder={t('searchHint')}
        description={`${kept ? t('merge.kept', { who: recordText(kept, person) }) : ''}${t('merge.hint')}`}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          setChosen(undefined)
        }}
        wrapperProps={{ 'data-wide': true }}
        data-autofocus
      />
      <div data-wide>
        {/* A group right below would get the column of a form's labels, and wrap. */}
        <Stack gap={6}>
          {text.trim() !== '' && found && others.length === 0 ? <Text c="dimmed">{t('merge.nobody')}</Text> : null}
          <Radio.Group aria-label={t('merge.other')} value={chosen ?? ''} onChange={setChosen}>
            <Stack gap={6}>
              {others.map(id => {
                const name = names.get(id)
                const one = read?.('person', id)
                const record = one?.state === 'present' ? one.document : undefined
                return <Radio key={id} value={id} label={name ? recordText(name, record) : ''} />
              })}
            </Stack>
          </Radio.Group>
          {chosen === undefined ? null : <WhatMoves id={chosen} />}
        </Stack>
      </div>
    </FormDialog>
  )
}

/** What of the other record goes over to the one kept. */
function WhatMoves({ id }: { readonly id: string }) {
  const { t } = useTranslation('people')
  const { document } = useDocument('person', id)
  if (!document) return null
  return (
    <Facts
      facts={[
        { label: t('merge.counties'), value: document.counties.length },
        { label: t('merge.intentions'), value: document.intentions.length },
        { label: t('merge.history'), value: document.history.length },
        { label: t('merge.live'), value: document.liveVouchers.length + document.openEnrolments.length }
      ]}
    />
  )
}
