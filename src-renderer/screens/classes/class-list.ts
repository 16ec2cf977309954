/** A list that belongs to the file of a class, as paper and as a table of text alike. Rows are numbered where it leaves. */
export interface ClassList {
  readonly title: string
  /** Under the title: which class, session or period. */
  readonly period: string
  readonly columns: readonly { readonly title: string; readonly align?: 'left' | 'center' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
  readonly signatures: readonly string[]
}
