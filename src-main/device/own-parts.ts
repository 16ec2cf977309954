import { z } from 'zod'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { EncryptedPart } from '../contract/person.ts'
import { type DataKey, openLocalPart, openReplicaPart } from '../journal/sealed-box.ts'
import type { SealedFile } from '../journal/sealed-file.ts'

const fieldsSchema = z.record(z.string(), z.unknown())

/** A person's part as it was sealed on this desk, newest first; undefined when this desk never held it. */
export const ownPart = async (
  sealed: SealedFile,
  dataKeys: readonly DataKey[],
  person: string,
  part: SealedPartName
): Promise<Readonly<Record<string, string>> | undefined> => {
  for (const digest of [...sealed.digestsOf(person)].reverse()) {
    const record = await sealed.record(digest)
    if (record?.server.part !== part) continue
    const key = dataKeys.find(({ version }) => version === record.local.version)
    const text = key ? openLocalPart(record, key) : undefined
    if (text === undefined) continue
    return fieldsOfText(text)
  }
  return undefined
}

/** A part that the replica holds; undefined when no key of this desk opens it in its place. */
export const replicaPart = (
  dataKeys: readonly DataKey[],
  place: { readonly person: string; readonly part: SealedPartName },
  pulled: EncryptedPart
): Readonly<Record<string, string>> | undefined => {
  const key = dataKeys.find(({ version }) => version === pulled.keyVersion)
  const text = key && openReplicaPart(place, pulled, key)
  return text === undefined ? undefined : fieldsOfText(text)
}

/** The texts of an opened part by field. */
const fieldsOfText = (text: string): Readonly<Record<string, string>> => {
  const fields = fieldsSchema.parse(JSON.parse(text))
  return Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  )
}
