import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { failureCodes } from '../../../src-main/contract/failure.ts'
import { channelNames, eventNames } from '../../../src-main/contract/names.ts'
import { channels, events } from '../../../src-main/contract/table.ts'

describe('channel table', () => {
  it('has exactly the channels and events that have a name', () => {
    expect(Object.keys(channels).sort()).toEqual([...channelNames].sort())
    expect(Object.keys(events).sort()).toEqual([...eventNames].sort())
  })

  it.each(channelNames)('%s refuses a field it does not know', name => {
    const issues = channels[name].request.safeParse({ notAField: 1 }).error?.issues ?? []
    expect(issues.some(issue => issue.code === 'unrecognized_keys')).toBe(true)
  })

  it.each(channelNames)('%s refuses what is no object', name => {
    for (const value of [null, undefined, 1, 'x', [], () => 1]) {
      expect(channels[name].request.safeParse(value).success).toBe(false)
    }
  })

  it('names every failure once', () => {
    expect(new Set(failureCodes).size).toBe(failureCodes.length)
  })

  it('bounds every text and list that a page may send', () => {
    const unbounded: string[] = []
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const { type, maxLength, maxItems, pattern, format, properties, items, anyOf } = schema as Record<string, unknown>
      if (type === 'string' && maxLength === undefined && pattern === undefined && format === undefined) {
        if (!('enum' in schema) && !('const' in schema)) unbounded.push(path)
      }
      if (type === 'array' && maxItems === undefined && !path.endsWith('.kinds')) unbounded.push(path)
      for (const [key, value] of Object.entries((properties ?? {}) as object)) visit(value, `${path}.${key}`)
      visit(items, `${path}[]`)
      for (const option of Array.isArray(anyOf) ? anyOf : []) visit(option, path)
    }
    for (const name of channelNames) {
      visit(z.toJSONSchema(channels[name].request, { io: 'input', unrepresentable: 'any' }), name)
    }
    expect(unbounded).toEqual([])
  })
})

describe('requests', () => {
  it('setup takes https anywhere, http on this machine only, and keeps the origin', () => {
    const parse = (server: string) => channels['setup.register'].request.safeParse({ server, code: 'ABCD-1234' })
    expect(parse('https://sync.example.cn/some/path').data?.server).toBe('https://sync.example.cn')
    expect(parse(' HTTPS://Sync.Example.cn:8443').data?.server).toBe('https://sync.example.cn:8443')
    expect(parse('http://127.0.0.1:8080/').data?.server).toBe('http://127.0.0.1:8080')
    for (const bad of [
      'http://sync.example.cn',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'http://127.0.0.1.evil.cn',
      'https://a@evil.cn',
      'https://',
      'sync.example.cn'
    ]) {
      expect(parse(bad).success).toBe(false)
    }
  })

  it('a file name is bare', () => {
    const parse = (name: string) =>
      channels['file.save'].request.safeParse({ name, bytes: new Uint8Array([1]) }).success
    expect(parse('花名册 2026-11.xlsx')).toBe(true)
    for (const bad of ['../x.csv', 'a/b.csv', 'a\\b.csv', 'C:x.csv', '.bashrc', '']) expect(parse(bad)).toBe(false)
  })

  it('an append holds 1 to 200 entries of a dotted kind', () => {
    const entry = { kind: 'voucher.issue', args: { voucher: 'v1' }, sealed: [] }
    const parse = (entries: unknown[]) =>
      channels['journal.append'].request.safeParse({ entries, policyVersion: 1, dataAgeMs: 0 }).success
    expect(parse([entry])).toBe(true)
    expect(parse([])).toBe(false)
    expect(parse(Array.from({ length: 201 }, () => entry))).toBe(false)
    expect(parse([{ ...entry, kind: 'Voucher issue' }])).toBe(false)
    expect(parse([{ ...entry, args: { f: () => 1 } }])).toBe(false)
  })
})
