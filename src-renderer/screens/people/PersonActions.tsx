import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Person } from '../../../domain/person/person.ts'
import type { WorkerIdentity } from '../../commands/people-drafts.ts'
import { useHasRole, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useVisit } from '../counter/use-visit.ts'
import { useWholePart } from './use-whole-part.ts'

/** What is being done with a worker; a correction begins with what is known. */
export type PersonEditing = WorkerIdentity | 'intention' | 'merge' | 'erase'

export interface PersonActionsProps {
  readonly person: Person
  /** Whether this desk can open who it is. */
  readonly isKnown: boolean
  readonly onEdit: (editing: PersonEditing) => void
}

/** What this operator may do with a worker; nothing but looking, once the record was merged or erased. */
export function PersonActions({ person, isKnown, onEdit }: PersonActionsProps) {
  const { t } = useTranslation(['people', 'actions'])
  const whole = useWholePart(person.id)
  const counter = useVisit()
  const navigate = useNavigate()
  const isInUse = person.mergedInto === '' && !person.erased
  const mayMerge = useMayAuthor('person.merge') && isInUse
  const mayErase = useMayAuthor('person.erase') && isInUse
  const mayWrite = useHasRole('county-clerk', 'county-reviewer') && isInUse
  const serve = async () => {
    const { name, idNumber } = (await whole('identity', { purpose: 'counter' })) ?? {}
    if (name === undefined || idNumber === undefined) return
    counter.begin({ idNumber, name, method: 'typed' })
    void navigate('/counter')
  }
  const amend = async () => {
    const own = await whole('identity', { purpose: 'amend' })
    const contact = own && (await whole('contact', { purpose: 'amend' }))
    if (own?.name === undefined || own.idNumber === undefined || contact === undefined) return
    onEdit({ name: own.name, idNumber: own.idNumber, phone: contact.phone ?? '' })
  }
  return (
    <>
      {mayErase ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default">{t('actions:more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={!isKnown} onClick={() => onEdit('erase')}>
              {t('people:erase.open')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <Button variant="default" onClick={() => void navigate(`/people/record?id=${person.id}`)}>
        {t('people:wholeRecord')}
      </Button>
      {mayMerge ? (
        <Button variant="default" onClick={() => onEdit('merge')}>
          {t('people:merge.open')}
        </Button>
      ) : null}
      {mayWrite ? (
        <>
          <Button variant="default" onClick={() => void serve()} disabled={!isKnown}>
            {t('people:atCounter')}
          </Button>
          <Button variant="default" onClick={() => void amend()} disabled={!isKnown}>
            {t('people:amend')}
          </Button>
          <Button onClick={() => onEdit('intention')}>{t('people:recordIntention')}</Button>
        </>
      ) : null}
    </>
  )
}
