import { Group, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import { FilterSelect } from '../../components/page/FilterSelect.tsx'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { type DirectoryKind, directoryKinds, directoryTypes, useDirectory } from '../../queries/directory-list.ts'
import { useDeskAtWork, useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useOrganisations } from '../../queries/use-directory.ts'
import { AddOperatorDialog } from './AddOperatorDialog.tsx'
import { DirectoryDrawer } from './DirectoryDrawer.tsx'
import { RegisterDialog } from './RegisterDialog.tsx'
import { typesFor } from './register-form.ts'
import { useDirectoryColumns } from './use-directory-columns.tsx'

const layouts = {
  organisation: tableLayout('directory-organisations'),
  operator: tableLayout('directory-operators'),
  device: tableLayout('directory-devices')
} as const satisfies Record<DirectoryKind, unknown>

const standings = ['active', 'stopped'] as const

/** 单位与账号: places, who acts for them and on which machines; what a change or a stop asks for is in the drawer. */
export function DirectoryPage() {
  const { t } = useTranslation('directory')
  const [open, setOpen] = useAddressValue('id')
  const { filter, fields, clear, isNarrowed } = useDirectoryFilter()
  const found = useDirectory(filter)
  const columns = useDirectoryColumns(filter.kind)
  const { primary, dialog } = useNewEntry(filter.kind, filter.organisation, setOpen)
  return (
    <PageFrame title={t('title')} filters={fields} primary={primary}>
      <DocumentTable
        key={filter.kind}
        label={t(`tabs.${filter.kind}`)}
        found={found}
        columns={columns}
        layout={layouts[filter.kind]}
        onOpen={setOpen}
        openId={open}
        empty={
          <EmptyList
            text={t(`empty.${filter.kind}`)}
            filteredText={t('emptyFiltered')}
            isNarrowed={isNarrowed}
            onClear={clear}
          />
        }
      />
      {dialog}
      <DirectoryDrawer id={open} onClose={() => setOpen(undefined)} />
    </PageFrame>
  )
}

/** 登记单位, 新增账号: by the list in sight, for those who may. A new one is opened when it is there. */
function useNewEntry(kind: DirectoryKind, organisation: string | undefined, open: (id: string) => void) {
  const { t } = useTranslation('directory')
  const [isOpen, setOpen] = useState(false)
  const office = useDeskAtWork().organisation
  const mayRegister = useMayAuthor('organisation.register') && typesFor(office).length > 0
  const mayAdd = useMayAuthor('operator.add')
  const act = kind === 'organisation' && mayRegister ? 'register' : kind === 'operator' && mayAdd ? 'add' : null
  if (act === null) return { primary: undefined, dialog: null }
  const close = () => setOpen(false)
  const done = (id: string) => {
    close()
    open(id)
  }
  return {
    primary: { label: t(`${act}.act`), onClick: () => setOpen(true) },
    dialog: !isOpen ? null : act === 'register' ? (
      <RegisterDialog onClose={close} onDone={done} />
    ) : (
      <AddOperatorDialog organisation={organisation} onClose={close} onDone={done} />
    )
  }
}

/** The filter row; what is asked is in the address. */
function useDirectoryFilter() {
  const { t } = useTranslation(['directory', 'fields'])
  const [tab, setTab] = useAddressValue('tab')
  const [standingText, setStanding] = useAddressValue('state')
  const [typeText, setType] = useAddressValue('type')
  const [organisation, setOrganisation] = useAddressValue('organisation')
  const organisations = useOrganisations()
  const kind = directoryKinds.find(one => one === tab) ?? 'organisation'
  const standing = standings.find(one => one === standingText)
  const type = directoryTypes.find(one => one === typeText)
  const fields = (
    <Group gap={8}>
      <SegmentedControl
        aria-label={t('directory:view')}
        data={directoryKinds.map(one => ({ value: one, label: t(`directory:tabs.${one}`) }))}
        value={kind}
        onChange={value => setTab(value === 'organisation' ? undefined : value)}
      />
      <FilterSelect
        label={t('directory:organisation')}
        any={t('directory:anyOrganisation')}
        options={[...(organisations?.values() ?? [])].map(({ id, name }) => ({ value: id, label: name }))}
        value={organisation}
        onChange={setOrganisation}
        width={300}
        isLong
      />
      {kind === 'organisation' ? (
        <FilterSelect
          label={t('directory:type')}
          any={t('directory:anyType')}
          options={directoryTypes.map(value => ({ value, label: t(`directory:types.${value}`) }))}
          value={type}
          onChange={setType}
          width={140}
        />
      ) : null}
      <FilterSelect
        label={t('fields:state')}
        any={t('directory:anyState')}
        options={standings.map(value => ({ value, label: t(`directory:standings.${value}`) }))}
        value={standing}
        onChange={setStanding}
        width={140}
      />
    </Group>
  )
  const clear = () => {
    setStanding(undefined, 'replace')
    setType(undefined, 'replace')
    setOrganisation(undefined, 'replace')
  }
  const isNarrowed = [standing, type, organisation].some(one => one !== undefined)
  return { filter: { kind, standing, organisation, type }, fields, clear, isNarrowed }
}
