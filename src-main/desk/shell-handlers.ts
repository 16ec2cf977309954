import { done, refused } from '../contract/failure.ts'
import { maxFileBytes } from '../contract/paper.ts'
import type { ReadinessItem } from '../contract/sync.ts'
import type { HandlersOf } from '../contract/table.ts'
import type { ChosenFiles, Core, ShellChannel } from '../core-port.ts'
import type { Line } from '../net/line.ts'
import type { Printing } from '../window/printing.ts'
import { extensionsOfKind } from './file-kinds.ts'
import type { SettingsFile } from './settings-file.ts'

export interface ShellParts {
  readonly core: Pick<Core, 'readiness'>
  readonly line: Pick<Line, 'state' | 'setCut'>
  readonly files: ChosenFiles
  readonly printing: Pick<Printing, 'toPdf' | 'preview'>
  readonly diskSpace: () => Promise<{ freeBytes: number; enough: boolean }>
  readonly isDemo: boolean
  readonly settings: Pick<SettingsFile, 'current' | 'change'>
  readonly restart: () => void
  readonly clearReplicas: () => Promise<void>
  readonly losePower: () => void
}

const settingsOf = ({ settings }: ShellParts) => {
  const shown = () => done({ readerPort: settings.current().readerPort })
  return {
    'settings.read': async () => shown(),
    'settings.change': async ({ readerPort }: { readerPort: number | null }) => {
      await settings.change({ readerPort })
      return shown()
    }
  }
}

/** What only a demonstration may do. */
const demoOf = ({ line, settings, losePower, isDemo }: ShellParts) => ({
  'sync.cut': async ({ on }: { on: boolean }) => {
    if (!isDemo) return refused('desk.demo-only')
    line.setCut(on)
    await settings.change({ lineCut: on })
    return done({})
  },
  'desk.lose-power': async () => {
    if (!isDemo) return refused('desk.demo-only')
    losePower()
    return done({})
  }
})

const restOf = ({ core, line, diskSpace, restart, clearReplicas }: ShellParts) => ({
  'desk.restart': async () => {
    restart()
    return done({})
  },
  'desk.clear-replicas': async () => {
    await clearReplicas()
    return done({})
  },
  'disk.free': async () => done(await diskSpace()),
  'readiness.check': async () => {
    const { freeBytes, enough } = await diskSpace()
    const own: ReadinessItem[] = [
      { item: 'disk', state: enough ? 'good' : 'bad', figures: { freeBytes } },
      { item: 'line', state: line.state() === 'up' ? 'good' : 'warn', figures: {} }
    ]
    return done({ items: [...own, ...(await core.readiness())] })
  }
})

/** Handlers of everything that concerns the window and the machine rather than the journal. */
export const createShellHandlers = (parts: ShellParts): HandlersOf<ShellChannel> => ({
  ...settingsOf(parts),
  ...demoOf(parts),
  ...restOf(parts),
  'print.preview': async paper => {
    await parts.printing.preview(paper)
    return done({})
  },
  'print.pdf': async paper => done({ bytes: await parts.printing.toPdf(paper) }),
  'file.save': async ({ name, bytes }) => {
    const saved = await parts.files.save(name, bytes)
    return saved === null ? refused('file.cancelled') : done({ name: saved })
  },
  'file.open': async ({ kinds }) => {
    const extensions = [...new Set(kinds.flatMap(kind => extensionsOfKind[kind]))]
    const opened = await parts.files.open(extensions, maxFileBytes)
    return opened === null ? refused('file.cancelled') : done(opened)
  }
})
