// Where the parts of an Electron app lie, relative to its folder.

/**
 * `runtime`: what Electron's own build is called, a name that the packaged one does not keep; `propertyList`: on macOS only.
 * @typedef {{ runtime: string, named: string, executable: string, resources: string, propertyList?: string }} Layout
 */

/** @type {Layout} */
const linux = { runtime: 'electron', named: 'jinquan', executable: 'jinquan', resources: 'resources' }

/** @type {Layout} */
const windows = { runtime: 'electron.exe', named: 'jinquan.exe', executable: 'jinquan.exe', resources: 'resources' }

/**
 * The bundle is renamed, nothing in it: Electron finds its helpers by the names they came with.
 * @type {Layout}
 */
const macos = {
  runtime: 'Electron.app',
  named: 'Jinquan.app',
  executable: 'Jinquan.app/Contents/MacOS/Electron',
  resources: 'Jinquan.app/Contents/Resources',
  propertyList: 'Jinquan.app/Contents/Info.plist'
}

/** @type {Partial<Record<NodeJS.Platform, Layout>>} */
const layouts = { win32: windows, darwin: macos }

/** @param {NodeJS.Platform} platform */
export const layoutOf = platform => layouts[platform] ?? linux
