import { type FormEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import classes from './form.module.css'
import { formKeyStep } from './form-keys.ts'

export interface FormGridProps {
  readonly columns?: 1 | 2
  /** Ctrl+Enter, and the button of type submit. */
  readonly onSave: () => void
  /** In a dialog: the keyboard begins in the first field, unless a field asks for it itself. */
  readonly begins?: boolean
  readonly children: ReactNode
}

const fieldSelector = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'

function focusNext(form: HTMLElement, from: Element): void {
  const fields = [...form.querySelectorAll<HTMLElement>(fieldSelector)].filter(field => field.tabIndex >= 0)
  const next = fields[fields.findIndex(field => field.isSameNode(from)) + 1]
  const target = next ?? form.querySelector<HTMLElement>('button[type="submit"]')
  target?.focus()
  if (target instanceof HTMLInputElement) target.select()
}

/**
 * A form with labels at the left (96 px), in one or two columns. Any Mantine input with a `label` falls into place;
 * its error stands under the field. Enter goes to the next field, Ctrl+Enter saves.
 */
export function FormGrid({ columns = 1, onSave, begins = false, children }: FormGridProps) {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    // The focus trap of the dialog looks for this mark a moment later; without one it takes the cross in the title.
    if (!begins || form.current?.querySelector('[data-autofocus]')) return
    const first = form.current?.querySelector(fieldSelector) ?? form.current?.querySelector('button[type="submit"]')
    first?.setAttribute('data-autofocus', 'true')
  }, [begins])
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const { target } = event
    // React hands up what happens in a dialog that a field has opened over the page: its keys are its own.
    if (!(target instanceof HTMLElement) || !form.current?.contains(target)) return
    const step = formKeyStep({
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      tag: target.tagName.toLowerCase(),
      choosing: target.getAttribute('aria-expanded') === 'true',
      composing: event.nativeEvent.isComposing
    })
    if (step === undefined) return
    event.preventDefault()
    if (step === 'save') onSave()
    else if (step === 'next') focusNext(form.current, target)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (event.target === form.current) onSave()
  }
  return (
    <form
      ref={form}
      className={classes.grid}
      data-columns={columns}
      onKeyDown={onKeyDown}
      onSubmit={onSubmit}
      noValidate
    >
      {children}
    </form>
  )
}
