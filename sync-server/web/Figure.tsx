import { useEffect, useRef, useState } from 'react'

const format = new Intl.NumberFormat('en-US')
const SHOWN_FOR = 2_000

/** A number that shows for a moment that it moved. */
export function Figure({ value }: { readonly value: number }) {
  const last = useRef(value)
  const [hasMoved, setMoved] = useState(false)
  useEffect(() => {
    if (last.current === value) return
    last.current = value
    setMoved(true)
    const timer = setTimeout(() => setMoved(false), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [value])
  return <span className={hasMoved ? 'figure moved' : 'figure'}>{format.format(value)}</span>
}
