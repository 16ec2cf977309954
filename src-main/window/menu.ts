import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** macOS copies, pastes and quits by its menu only. */
const macMenu: MenuItemConstructorOptions[] = [
  {
    role: 'appMenu',
    submenu: [
      { role: 'hide', label: '隐藏' },
      { role: 'quit', label: '退出' }
    ]
  },
  {
    label: '编辑',
    submenu: [
      { role: 'undo', label: '撤销' },
      { role: 'redo', label: '重做' },
      { type: 'separator' },
      { role: 'cut', label: '剪切' },
      { role: 'copy', label: '拷贝' },
      { role: 'paste', label: '粘贴' },
      { role: 'selectAll', label: '全选' }
    ]
  }
]

/** The app has no menu of its own, and none of Electron's for developers. */
export const setMenu = (): void =>
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(macMenu) : null)

/** The commands of one window; on macOS, where a window has no menu, they stand in the app's while it has the focus. */
export const giveMenu = (window: BrowserWindow, commands: MenuItemConstructorOptions[]): void => {
  if (process.platform !== 'darwin') {
    window.setMenu(Menu.buildFromTemplate(commands))
    return
  }
  const usual = Menu.getApplicationMenu()
  const own = Menu.buildFromTemplate([...macMenu, { label: '文件', submenu: commands }])
  window.on('focus', () => Menu.setApplicationMenu(own))
  window.on('blur', () => Menu.setApplicationMenu(usual))
  window.once('closed', () => Menu.setApplicationMenu(usual))
}
