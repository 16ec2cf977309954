import { Button, Group } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import { PersonCell } from '../../components/person/PersonCell.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { formatDateTime } from '../../locale/format.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { type SignInRow, useSignIns } from '../../queries/attendance.ts'
import { type PersonName, usePersonNames } from '../../queries/use-person.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { signingOut, useMaySignOut } from './sign-out.ts'

export interface SignInsTableProps {
  readonly trainingClass: string
  readonly session: string
}

/** 签到记录 of one session; a wrong one is made void with a reason. */
export function SignInsTable({ trainingClass, session }: SignInsTableProps) {
  const { t } = useTranslation('classes')
  const rows = useSignIns(trainingClass, session)
  const names = usePersonNames(rows?.map(({ attendance }) => attendance.person) ?? [])
  const [asked, setAsked] = useState<SignInRow>()
  const columns = useSignInColumns(names)
  const { say, busy } = useSaidCommand()
  const cancel = async (reason: string) => {
    if (!asked) return
    const { person, enrolment } = asked.attendance
    const args = { trainingClass, session, person, enrolment, reason }
    if (await say([{ kind: 'attendance.void', args }], t('signIns.cancelled'))) setAsked(undefined)
  }
  const maySignOut = useMaySignOut()
  const presets = [t('signIns.presets.person'), t('signIns.presets.session'), t('signIns.presets.absent')]
  return (
    <>
      <DataTable<SignInRow>
        label={t('signIns.title')}
        records={rows}
        rowId={({ attendance }) => attendance.id}
        columns={columns}
        page={{ before: 0, total: rows?.length, onPrevious: undefined, onNext: undefined }}
        layout={tableLayout('sign-ins')}
        empty={<EmptyState text={t('signIns.empty')} />}
        rowActions={row => (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            {maySignOut(row.attendance) ? (
              <Button
                size="compact-sm"
                variant="default"
                loading={busy}
                aria-label={t('signIns.signOutOf', { who: names.get(row.attendance.person)?.name ?? '' })}
                onClick={event => {
                  event.stopPropagation()
                  void say([signingOut(row.attendance)], t('signIns.signedOut', { n: 1 }))
                }}
              >
                {t('signIns.signOut')}
              </Button>
            ) : null}
            {row.attendance.state === 'present' ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('signIns.cancelOf', { who: names.get(row.attendance.person)?.name ?? '' })}
                onClick={event => {
                  event.stopPropagation()
                  setAsked(row)
                }}
              >
                {t('signIns.cancel')}
              </Button>
            ) : null}
          </Group>
        )}
      />
      <ReasonDialog
        opened={asked !== undefined}
        title={t('signIns.cancel')}
        text={t('signIns.cancelText')}
        presets={presets}
        confirmLabel={t('signIns.cancel')}
        busy={busy}
        onConfirm={reason => void cancel(reason)}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}

const outColumn = (title: string): Column<SignInRow> => ({
  id: 'out',
  title,
  render: ({ attendance: { signOutAt } }) => (signOutAt === null ? '' : formatDateTime(signOutAt)),
  width: 160
})

function useSignInColumns(names: ReadonlyMap<string, PersonName | null>): readonly Column<SignInRow>[] {
  const { t } = useTranslation(['classes', 'fields'])
  const showsOut = usePolicy()?.rules.training.needsSignOut === true
  return useMemo(
    () => [
      {
        id: 'person',
        title: t('classes:roster.person'),
        render: ({ attendance }) => <PersonCell who={names.get(attendance.person)} />,
        hideable: false
      },
      {
        id: 'at',
        title: t('classes:signIns.at'),
        render: ({ attendance }) => formatDateTime(attendance.signInAt),
        width: 160
      },
      ...(showsOut ? [outColumn(t('classes:signIns.out'))] : []),
      {
        id: 'method',
        title: t('classes:signIns.method'),
        render: ({ attendance }) => t(`fields:identityMethods.${attendance.identity.method}`),
        width: 130
      },
      {
        id: 'redeems',
        title: t('classes:signIns.redeems'),
        render: ({ attendance }) => (attendance.redeems ? t('classes:signIns.yes') : ''),
        width: 80
      },
      {
        id: 'state',
        title: t('classes:signIns.state'),
        render: ({ attendance: { state, reason }, provisional }) =>
          state === 'present' ? (
            <ToneBadge text={t('classes:signIns.present')} tone="teal" provisional={provisional} />
          ) : (
            <ToneBadge text={t('classes:signIns.void')} tone="gray" struck provisional={provisional} hint={reason} />
          ),
        width: 120
      }
    ],
    [t, names, showsOut]
  )
}
