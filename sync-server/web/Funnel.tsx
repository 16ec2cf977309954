import { Figure } from './Figure.tsx'
import type { Column, Counts } from './figures.ts'
import type { Texts } from './texts/zh.ts'

const steps: readonly Column[] = ['given', 'collected', 'bound', 'redeemed']

/** How many came how far: each bar counts everybody who reached that step or a later one. */
export function Funnel({ counts, texts }: { readonly counts: Counts; readonly texts: Texts }) {
  const reached: Readonly<Record<string, number>> = {
    given: counts.given,
    collected: counts.given - counts.issued,
    bound: counts.bound + counts.redeemed,
    redeemed: counts.redeemed
  }
  return (
    <section className="funnel" aria-label={texts.funnel}>
      {steps.map(step => {
        const n = reached[step] ?? 0
        return (
          <div key={step} className={`step ${step}`}>
            <span className="name">{texts[step]}</span>
            <Figure value={n} />
            <meter min={0} max={Math.max(counts.given, 1)} value={n} aria-label={texts[step]} />
          </div>
        )
      })}
    </section>
  )
}
