import { COURIER_EXTENSION } from '../../domain/protocol/courier.ts'
import type { FileKind } from '../contract/paper.ts'

export const extensionsOfKind: Readonly<Record<FileKind, readonly string[]>> = {
  spreadsheet: ['xlsx', 'csv'],
  courier: [COURIER_EXTENSION],
  geojson: ['geojson', 'json'],
  image: ['png', 'jpg', 'jpeg', 'webp'],
  json: ['json']
}
