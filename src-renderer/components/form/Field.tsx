import { Input } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './form.module.css'

export interface FieldProps {
  readonly label: string
  readonly required?: boolean
  readonly error?: string | undefined
  readonly hint?: string | undefined
  /** Over both columns of the form. */
  readonly wide?: boolean
  /** A value, radio buttons, anything that is not a Mantine input with a label of its own. */
  readonly children: ReactNode
}

export function Field({ label, required = false, error, hint, wide = false, children }: FieldProps) {
  return (
    <Input.Wrapper
      label={label}
      required={required}
      error={error}
      description={hint}
      labelElement="div"
      {...(wide ? { className: classes.wide ?? '' } : {})}
    >
      <div className={classes.value}>{children}</div>
    </Input.Wrapper>
  )
}
