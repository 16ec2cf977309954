import type { FileKind } from '../contract/paper.ts'

export const extensionsOfKind: Readonly<Record<FileKind, readonly string[]>> = {
  spreadsheet: ['xlsx', 'csv'],
  courier: ['jinquan'],
  geojson: ['geojson', 'json'],
  image: ['png', 'jpg', 'jpeg', 'webp'],
  json: ['json']
}
