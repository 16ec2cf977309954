import type { TextsLike } from '../texts.ts'
import type { directory as zh } from '../zh/directory.ts'

export const directory: TextsLike<typeof zh> = {
  title: 'Places and logins',
  view: 'Show',
  tabs: { organisation: 'Places', operator: 'Logins', device: 'Desks' },
  empty: {
    organisation: 'No place is registered yet',
    operator: 'There is no login yet',
    device: 'No desk is registered yet'
  },
  emptyFiltered: 'Nothing in the directory is like that',
  gone: 'This is not in the directory',
  name: 'Name',
  type: 'Kind',
  anyType: 'All kinds',
  types: {
    province: 'Province',
    city: 'City office',
    county: 'County office',
    centre: 'Training centre',
    enterprise: 'Enterprise',
    assessor: 'Assessor'
  },
  region: 'Region',
  creditCode: 'Credit code',
  licence: 'Licence',
  skills: 'Skills',
  sites: 'Sites',
  siteIn: '{{name}} ({{county}})',
  offlineDays: 'Days offline',
  offlineByPolicy: 'As the policy says',
  days: '{{n}} days',
  organisation: 'Place',
  anyOrganisation: 'All places',
  anyState: 'All states',
  standings: { active: 'Active', stopped: 'Stopped' },
  operator: 'Operator',
  login: 'Login',
  roles: 'Roles',
  keys: 'In use on',
  onDevices: '{{n}} desks',
  suspendedAt: 'Suspended',
  device: 'Desk',
  deviceId: 'Desk id',
  generation: 'Generation',
  registered: 'Last registered',
  revokedAt: 'Revoked',
  and: ', ',
  register: {
    act: 'Register a place',
    done: 'Registered: {{name}}',
    next: 'Licence, skills and sites of a centre are filled in by amending it.'
  },
  creditFaults: {
    empty: 'Fill in the credit code',
    characters: 'Holds a character that credit codes do not use',
    length: 'A credit code has 18 characters',
    'region-digits': 'Characters 3 to 8 are figures',
    'sample-not-allowed': 'A sample code: for practice only',
    'check-character': 'The check character does not fit: look for a slip'
  },
  add: {
    act: 'Add a login',
    done: 'Added: {{name}}',
    next: 'Give a first password once it is uploaded.',
    loginHint: 'Small letters, figures, dots and hyphens; never changed',
    loginFault: '2 to 32 small letters, figures, dots and hyphens, a letter or figure first',
    label: 'Desk name',
    labelHint: 'Of the desk, numbered; never a person’s name'
  },
  access: {
    give: 'Give',
    until: 'Good until {{time}}',
    once: 'Shown only now, and works once. Hand it over in person or by a safe way.',
    operator: {
      act: 'First password',
      means:
        'Gives "{{name}}" a first password, which works once. The line must be up; this is also the way for somebody who forgot theirs. The server takes the old password no more, but a PC where it was used does until its time without a line ends: suspend the login of whoever lost it to somebody else.',
      code: 'First password',
      slip: 'First password',
      next: 'Log in with it the first time, then choose an own password.'
    },
    organisation: {
      act: 'Registration code',
      means: 'Gives a code by which one new PC of "{{name}}" registers, once; the line must be up.',
      code: 'Registration code',
      slip: 'Registration code',
      next: 'Fill it in with the server’s address when the new PC starts for the first time.'
    }
  },
  amend: 'Amend',
  amendTitle: 'Amend a place',
  amended: 'Amended: {{name}}',
  nameMissing: 'Enter the name of the place',
  offlineHint: 'Without a line for longer, issuing and verifying stop; empty: as the policy says',
  licenceFrom: 'Licence from',
  licenceUntil: 'Licence until',
  licenceHalf: 'A licence needs both its first and its last day',
  licenceBackwards: 'The last day is before the first: correct it',
  noSkill: 'There is no such occupation and level',
  siteNo: 'Site {{n}}',
  siteCounty: 'County {{n}}',
  siteMissing: 'Enter the name of the site',
  addSite: 'Add a site',
  stop: {
    organisation: {
      act: 'Suspend',
      title: 'Suspend a place',
      means:
        'From then on the server takes nothing from anybody of "{{name}}", not even what is saved there and not uploaded yet; what was accepted stays. This cannot be taken back.',
      own: 'This is your own place: you cannot work any more either. ',
      done: 'Suspended: {{name}}',
      presets: { closed: 'The place has closed', licence: 'Its licence was withdrawn', breach: 'It broke the rules' }
    },
    operator: {
      act: 'Suspend',
      title: 'Suspend a login',
      means:
        '"{{name}}" cannot log in from the next contact of its desk. What was done before and comes later goes to review; what is done afterwards is refused. This cannot be taken back: set up another login if need be.',
      own: 'This is the login you are using. ',
      done: 'Suspended: {{name}}',
      presets: { left: 'Has left', moved: 'Has other duties', misuse: 'Was used by somebody else' }
    },
    device: {
      act: 'Revoke',
      title: 'Revoke a desk',
      means:
        '"{{name}}" can neither send nor receive any more, and what it has not uploaded is not accepted; its leases close and blanks not issued are written off. This cannot be taken back: install and register it as a new desk if need be.',
      own: 'This is the desk you are using: it cannot work any more. ',
      done: 'Revoked: {{name}}',
      presets: { lost: 'Lost', stolen: 'Stolen', replaced: 'Replaced' }
    }
  }
}
