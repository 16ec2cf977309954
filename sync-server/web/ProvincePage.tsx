import { useState } from 'react'
import { Funnel } from './Funnel.tsx'
import { countsOf } from './figures.ts'
import { PlaceTable } from './PlaceTable.tsx'
import { Shortfall } from './Shortfall.tsx'
import { en } from './texts/en.ts'
import { type Texts, zh } from './texts/zh.ts'
import { type Reading, useStatistics } from './use-statistics.ts'

const timeOf = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(at)

/** Vouchers by state, city and county for everybody who watches: moves as entries arrive. */
export function ProvincePage() {
  const [isChinese, setChinese] = useState(true)
  const texts = isChinese ? zh : en
  const reading = useStatistics()
  const switchLanguage = (): void => {
    document.documentElement.lang = isChinese ? 'en' : 'zh-CN'
    setChinese(!isChinese)
  }
  return (
    <main>
      {reading.statistics?.isSample ? (
        <p className="sample" role="note">
          {texts.sample}
        </p>
      ) : null}
      <header>
        <h1>{texts.title}</h1>
        <Status reading={reading} texts={texts} />
        <button type="button" className="language" onClick={switchLanguage}>
          {texts.other}
        </button>
      </header>
      {reading.statistics ? (
        <>
          <Shortfall {...reading.statistics.shortfall} texts={texts} />
          <Funnel counts={countsOf(reading.statistics.province)} texts={texts} />
          <PlaceTable statistics={reading.statistics} texts={texts} />
        </>
      ) : (
        <p className="waiting">{reading.hasFailed ? texts.failed : texts.loading}</p>
      )}
    </main>
  )
}

function Status({ reading, texts }: { readonly reading: Reading; readonly texts: Texts }) {
  const isLive = reading.isLive && !reading.hasFailed
  return (
    <p className="status" role="status">
      <span className={isLive ? 'lamp live' : 'lamp'} aria-hidden="true" />
      <span>{isLive ? texts.live : texts.lost}</span>
      {reading.statistics ? (
        <span>
          {texts.asOf} {timeOf(reading.statistics.asOf)}
        </span>
      ) : null}
    </p>
  )
}
