import { NavLink } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../../components/page/PageFrame.tsx'
import { useAddressValue } from '../../platform/address.ts'
import { DeskPart } from './DeskPart.tsx'
import { LeasesPart } from './LeasesPart.tsx'
import { LookPart } from './LookPart.tsx'
import { PasswordPart } from './PasswordPart.tsx'
import { ReaderPart } from './ReaderPart.tsx'
import classes from './settings.module.css'

const parts = ['look', 'reader', 'password', 'leases', 'desk'] as const
type Part = (typeof parts)[number]

const bodies: Readonly<Record<Part, ReactNode>> = {
  look: <LookPart />,
  reader: <ReaderPart />,
  password: <PasswordPart />,
  leases: <LeasesPart />,
  desk: <DeskPart />
}

/** What can be set on this PC, one part at a time; the part is in the address. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const [named, setPart] = useAddressValue('part')
  const part = parts.find(one => one === named) ?? 'look'
  return (
    <PageFrame title={t('title')}>
      <div className={classes.columns}>
        <nav aria-label={t('title')}>
          {parts.map(one => (
            <NavLink
              key={one}
              component="button"
              type="button"
              label={t(`parts.${one}`)}
              active={one === part}
              onClick={() => setPart(one, 'replace')}
            />
          ))}
        </nav>
        {bodies[part]}
      </div>
    </PageFrame>
  )
}
