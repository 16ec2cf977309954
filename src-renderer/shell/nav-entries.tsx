import {
  IconAlertTriangle,
  IconBuilding,
  IconCalendarEvent,
  IconCertificate,
  IconClipboardList,
  IconCoinYuan,
  IconDeviceDesktop,
  IconEyeCheck,
  IconHome,
  IconListCheck,
  IconQrcode,
  IconRefresh,
  IconScale,
  IconSchool,
  IconSettings,
  IconTargetArrow,
  IconTicket,
  IconUsers
} from '@tabler/icons-react'
import { readsDisclosures } from '../../domain/access/disclosure-view.ts'
import { type Role, roles } from '../../domain/directory/operator.ts'
import { mayAuthor } from '../queries/use-desk-at-work.ts'
import type { NavEntry } from './navigation.ts'

const county: readonly Role[] = ['county-clerk', 'county-reviewer']
const above: readonly Role[] = ['city-manager', 'province-manager', 'auditor']
const centre: readonly Role[] = ['centre-operator']
/** Who may change what and who acts: as the reducers have it. */
const keepers: readonly Role[] = roles.filter(role => mayAuthor([role], 'operator.suspend'))
/** Who may read what was looked at and exported: as the server lets them. */
const overseers: readonly Role[] = roles.filter(role => readsDisclosures([role]))

/** The table of the left navigation, in its order. A new page is one line here, one in routes.tsx and its texts. */
export const navEntries: readonly NavEntry[] = [
  { id: 'today', path: '/today', group: 'daily', icon: <IconHome size={18} /> },
  { id: 'counter', path: '/counter', group: 'daily', icon: <IconDeviceDesktop size={18} />, roles: county },
  { id: 'verifying', path: '/verifying', group: 'daily', icon: <IconQrcode size={18} />, roles: centre },
  {
    id: 'people',
    path: '/people',
    group: 'daily',
    icon: <IconUsers size={18} />,
    roles: [...county, ...above, ...centre]
  },
  {
    id: 'enrolments',
    path: '/enrolments',
    group: 'daily',
    icon: <IconClipboardList size={18} />,
    roles: [...county, ...centre]
  },
  { id: 'issuing', path: '/issuing', group: 'daily', icon: <IconTargetArrow size={18} />, roles: county },
  {
    id: 'vouchers',
    path: '/vouchers',
    group: 'training',
    icon: <IconTicket size={18} />,
    roles: [...county, ...centre, ...above]
  },
  { id: 'plans', path: '/plans', group: 'training', icon: <IconListCheck size={18} />, roles: [...county, ...above] },
  {
    id: 'classes',
    path: '/classes',
    group: 'training',
    icon: <IconSchool size={18} />,
    roles: [...county, ...centre, ...above]
  },
  { id: 'attendance', path: '/attendance', group: 'training', icon: <IconCalendarEvent size={18} />, roles: centre },
  {
    id: 'results',
    path: '/results',
    group: 'training',
    icon: <IconCertificate size={18} />,
    roles: [...county, ...centre]
  },
  {
    id: 'subsidy',
    path: '/subsidy',
    group: 'training',
    icon: <IconCoinYuan size={18} />,
    roles: [...county, ...centre, ...above, 'finance']
  },
  {
    id: 'policy',
    path: '/policy',
    group: 'oversight',
    icon: <IconScale size={18} />,
    roles: [...county, ...above]
  },
  {
    id: 'cases',
    path: '/cases',
    group: 'oversight',
    icon: <IconAlertTriangle size={18} />,
    roles: [...county, ...centre, ...above]
  },
  { id: 'directory', path: '/directory', group: 'oversight', icon: <IconBuilding size={18} />, roles: keepers },
  {
    id: 'disclosures',
    path: '/disclosures',
    group: 'oversight',
    icon: <IconEyeCheck size={18} />,
    roles: overseers
  },
  { id: 'synchronisation', path: '/synchronisation', group: 'desk', icon: <IconRefresh size={18} /> },
  { id: 'settings', path: '/settings', group: 'desk', icon: <IconSettings size={18} /> }
]
