import { create } from 'zustand'

/**
 * Forms that were left before they were saved. Kept in memory only, since they hold personal data, and dropped when
 * the desk is locked.
 */
interface DraftStore {
  readonly drafts: ReadonlyMap<string, unknown>
  readonly keep: (form: string, values: unknown) => void
  readonly drop: (form: string) => void
  readonly dropAll: () => void
}

export const useDrafts = create<DraftStore>()(set => ({
  drafts: new Map(),
  keep: (form, values) => set(({ drafts }) => ({ drafts: new Map(drafts).set(form, values) })),
  drop: form =>
    set(({ drafts }) => {
      const left = new Map(drafts)
      left.delete(form)
      return { drafts: left }
    }),
  dropAll: () => set({ drafts: new Map() })
}))
