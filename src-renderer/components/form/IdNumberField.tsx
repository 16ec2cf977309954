import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IdNumberCheck } from '../../../domain/codes/id-number.ts'
import { typedCode } from '../../../domain/codes/typed-text.ts'
import classes from './form.module.css'

/** What a good number tells of its holder. */
export type IdNumberFacts = Extract<IdNumberCheck, { readonly ok: true }>

export interface IdNumberFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** `checkIdNumber` with the business date and whether samples are allowed. */
  readonly check: (text: string) => IdNumberCheck
  /** Called once for each good number: fills sex, birth and region. */
  readonly onFacts?: (facts: IdNumberFacts) => void
  readonly label?: string
  /** A refusal from elsewhere, such as that the person exists. */
  readonly error?: string | undefined
  readonly required?: boolean
  readonly disabled?: boolean
  readonly autoFocus?: boolean
}

/** Says nothing while the number is still being typed, unless it is already wrong; a region nobody knows only warns. */
export function IdNumberField(props: IdNumberFieldProps) {
  const { t } = useTranslation(['components', 'fields'])
  const { value, check, onFacts } = props
  const result = check(value)
  const typing = !result.ok && (result.code === 'empty' || (result.code === 'length' && typedCode(value).length < 18))
  const fault =
    result.ok || typing
      ? undefined
      : t(`components:idNumber.${result.code}`, { found: 0, position: 0, ...result.detail })
  const change = (text: string) => {
    props.onChange(text)
    const next = check(text)
    if (next.ok) onFacts?.(next)
  }
  return (
    <TextInput
      label={props.label ?? t('fields:idNumber')}
      value={value}
      onChange={event => change(event.currentTarget.value)}
      error={fault ?? props.error}
      description={result.ok ? <IdNumberRead facts={result} /> : undefined}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      data-autofocus={props.autoFocus || undefined}
      maxLength={24}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: 'tabular' }}
    />
  )
}

function IdNumberRead({ facts }: { readonly facts: IdNumberFacts }) {
  const { t } = useTranslation(['components', 'fields'])
  return (
    <span className={classes.read}>
      <span>{t(`fields:sexes.${facts.sex}`)}</span>
      <span className="tabular">{facts.birth}</span>
      {facts.region.name === '' ? null : <span>{facts.region.name}</span>}
      {facts.warnings.includes('region-unknown') ? (
        <span className={classes.warn}>{t('components:idNumber.region-unknown')}</span>
      ) : null}
    </span>
  )
}
