import { Fragment, useState } from 'react'
import { Figure } from './Figure.tsx'
import { columns, countiesOf, countsOf, type Place, type Statistics } from './figures.ts'
import type { Texts } from './texts/zh.ts'

interface TableProps {
  readonly statistics: Statistics
  readonly texts: Texts
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)

/** Cities with their counties to unfold; the province's sum stands first. */
export function PlaceTable({ statistics, texts }: TableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (city: string): void => {
    const next = new Set(open)
    if (!next.delete(city)) next.add(city)
    setOpen(next)
  }
  return (
    <table>
      <caption>{texts.unit}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.place}</th>
          {columns.map(column => (
            <th key={column} scope="col" className="number">
              {texts[column]}
            </th>
          ))}
          <th scope="col" className="number">
            {texts.collectedShare}
          </th>
          <th scope="col" className="number">
            {texts.usedShare}
          </th>
        </tr>
      </thead>
      <tbody>
        <Row place={{ ...statistics.province, name: texts.province }} kind="province" />
        {statistics.cities.map(city => {
          const isOpen = open.has(city.region)
          return (
            <Fragment key={city.region}>
              <Row
                place={city}
                kind="city"
                isOpen={isOpen}
                label={isOpen ? texts.collapse : texts.expand}
                onToggle={() => toggle(city.region)}
              />
              {isOpen
                ? countiesOf(statistics, city.region).map(county => (
                    <Row key={county.region} place={county} kind="county" />
                  ))
                : null}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly place: Place
  readonly kind: 'province' | 'city' | 'county'
  readonly isOpen?: boolean
  readonly label?: string
  readonly onToggle?: () => void
}

function Row({ place, kind, isOpen = false, label, onToggle }: RowProps) {
  const counts = countsOf(place)
  return (
    <tr className={kind} data-region={place.region}>
      <th scope="row">
        {onToggle ? (
          <button type="button" aria-expanded={isOpen} title={label} onClick={onToggle}>
            <span className="fold" aria-hidden="true" />
            {place.name}
          </button>
        ) : (
          place.name
        )}
      </th>
      {columns.map(column => (
        <td key={column} className="number" data-column={column}>
          <Figure value={counts[column]} />
        </td>
      ))}
      <td className="number">{percent(counts.collectedShare)}</td>
      <td className="number">{percent(counts.usedShare)}</td>
    </tr>
  )
}
