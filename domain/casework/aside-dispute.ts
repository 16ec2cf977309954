import { isTrainingPlace } from '../directory/organisation.ts'
import type { Body } from '../journal/entry.ts'
import type { DisputeDraft, Reader } from '../reduction.ts'

/** The organisation that a device belongs to; null for a device that is not known. */
export function organisationOfDevice(read: Reader, deviceId: string): string | null {
  const found = read('directory', deviceId)
  return found.state === 'present' && found.document.kind === 'device' ? found.document.organisation : null
}

/**
 * S22: the case of what only a machine had that is no longer its device: for the county of its place, and for the place
 * itself. Nothing is held against it; a person looks at the entries and does anew what is missing.
 */
export function asideDispute(read: Reader, body: Pick<Body, 'id' | 'deviceId' | 'at'>): DisputeDraft {
  const organisation = organisationOfDevice(read, body.deviceId)
  const found = organisation === null ? null : read('directory', organisation)
  const place = found?.state === 'present' && found.document.kind === 'organisation' ? found.document : null
  const centre = place !== null && isTrainingPlace(place) ? place.id : ''
  return {
    voucher: '',
    person: '',
    counties: place?.region.length === 6 ? [place.region] : [],
    centres: centre === '' ? [] : [centre],
    winner: null,
    loser: { entry: body.id, device: body.deviceId, centre, trainingClass: '', at: body.at, hasCredential: false },
    reason: ''
  }
}
