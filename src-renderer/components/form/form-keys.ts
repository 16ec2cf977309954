/** What Enter does in a form: on to the next field, save with Ctrl, or nothing of ours. */
export type FormKeyStep = 'next' | 'save' | undefined

export interface FormKey {
  readonly key: string
  readonly ctrl: boolean
  /** Lower-case tag of the element the key was pressed in. */
  readonly tag: string
  /** A list of choices hangs open below the field: Enter chooses. */
  readonly choosing: boolean
  /** An input method is putting a character together: Enter ends that. */
  readonly composing: boolean
}

export function formKeyStep(pressed: FormKey): FormKeyStep {
  if (pressed.key !== 'Enter' || pressed.composing) return undefined
  if (pressed.ctrl) return 'save'
  if (pressed.choosing) return undefined
  return pressed.tag === 'input' || pressed.tag === 'select' ? 'next' : undefined
}
