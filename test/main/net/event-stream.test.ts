import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEventReader, StreamOverflow } from '../../../src-main/net/event-stream.ts'

describe('event stream', () => {
  it('reads names, data of several lines, and every line ending', () => {
    const read = createEventReader()
    expect(read(': ping\n\nevent: hint\ndata: {"a":1}\n\ndata: x\r\ndata:y\r\rid: 1\r\n\r\nevent: lost\n\n')).toEqual([
      { event: 'hint', data: '{"a":1}' },
      { event: 'message', data: 'x\ny' }
    ])
  })

  it('gives the same events however the text is cut', () => {
    const ending = fc.constantFrom('\n', '\r\n')
    const event = fc.record({ name: fc.constantFrom('hint', 'epoch'), data: fc.stringMatching(/^[a-z{}":0-9]{0,20}$/) })
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 6 }),
        ending,
        fc.array(fc.nat(40), { maxLength: 12 }),
        (all, end, cuts) => {
          const text = all.map(({ name, data }) => `event: ${name}${end}: ping${end}data: ${data}${end}${end}`).join('')
          const read = createEventReader()
          const found = []
          let rest = text
          for (const cut of cuts) {
            found.push(...read(rest.slice(0, cut)))
            rest = rest.slice(cut)
          }
          found.push(...read(rest))
          expect(found).toEqual(all.map(({ name, data }) => ({ event: name, data })))
        }
      )
    )
  })

  it('does not swallow an endless line', () => {
    const read = createEventReader()
    expect(() => {
      for (let piece = 0; piece < 10; piece += 1) read('x'.repeat(10_000))
    }).toThrow(StreamOverflow)
  })
})
