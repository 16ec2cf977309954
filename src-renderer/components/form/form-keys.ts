/**
 * What Enter does in a form: on to the next field, save with Ctrl, `stay` where the browser would hand the form in, or
 * nothing of ours.
 */
export type FormKeyStep = 'next' | 'save' | 'stay' | undefined

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
  // A list that has no choice marked does nothing with it, and the form would be saved half-way through a choice.
  if (pressed.choosing) return 'stay'
  return pressed.tag === 'input' || pressed.tag === 'select' ? 'next' : undefined
}
