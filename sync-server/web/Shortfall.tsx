import type { Statistics } from './figures.ts'
import type { Texts } from './texts/zh.ts'

/** Says that the figures below may lack something, how much, and what to do. */
export function Shortfall({ lacking, ahead, texts }: Statistics['shortfall'] & { readonly texts: Texts }) {
  return (
    <>
      {ahead > 0 ? (
        <p className="shortfall" role="alert">
          {texts.ahead.replace('{n}', String(ahead))}
        </p>
      ) : null}
      {lacking > 0 ? (
        <p className="shortfall" role="alert">
          {texts.lacking.replace('{n}', String(lacking))}
        </p>
      ) : null}
    </>
  )
}
