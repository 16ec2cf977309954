import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { ChosenFiles } from '../core-port.ts'
import { Foreseen } from '../ipc/failures.ts'

/**
 * Files go where the operator points and come from where he points; a page never names a path and never learns one.
 */
export const createFileDialogs = (window: () => BrowserWindow | null): ChosenFiles => ({
  save: async (name, bytes) => {
    const extension = name.split('.').pop() ?? ''
    const options = { defaultPath: name, filters: [{ name: extension, extensions: [extension] }] }
    const parent = window()
    const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
    if (chosen.canceled || chosen.filePath === '') return null
    // On the medium before anybody is told: a stick is pulled at once.
    await writeFile(chosen.filePath, bytes, { flush: true })
    return basename(chosen.filePath)
  },
  open: async (extensions, maxBytes) => {
    const options = { filters: [{ name: extensions.join(', '), extensions: [...extensions] }] }
    const parent = window()
    const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
    const path = chosen.filePaths[0]
    if (chosen.canceled || path === undefined) return null
    if ((await stat(path)).size > maxBytes) throw new Foreseen('file.too-large')
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
  }
})
