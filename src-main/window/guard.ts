import type { Session, Shell, WebContents } from 'electron'

/** Public sites a page may send the operator to, in the system's browser. */
const externalHosts = ['www.mohrss.gov.cn', 'rst.shanxi.gov.cn', 'zscx.osta.org.cn']

export interface GuardRules {
  readonly isOwnPage: (url: string) => boolean
  /** Origin of the registered server, whose province pages may be opened outside. */
  readonly server: () => string | null
  readonly shell: Pick<Shell, 'openExternal'>
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** https and a host from the list, nothing else: openExternal would start any program a scheme is bound to. */
export function mayOpenOutside(address: string, server: string | null): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  return externalHosts.includes(url.host) || (server !== null && url.origin === server)
}

interface Refusable {
  readonly url: string
  readonly preventDefault: () => void
}

/** No page of this app goes anywhere else, opens a window or embeds another program's page. */
export function guardContents(contents: WebContents, rules: GuardRules): void {
  const stay = (event: Refusable) => {
    if (rules.isOwnPage(event.url)) return
    event.preventDefault()
    rules.log('window.navigation-denied', {})
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url, rules.server())) {
      rules.shell.openExternal(url).catch(() => rules.log('window.open-outside-failed', {}))
    } else rules.log('window.open-denied', {})
    return { action: 'deny' }
  })
}

/**
 * For our own page the camera, and putting text into the clipboard (the buttons that copy): no microphone, no screen,
 * no devices, no reading of the clipboard.
 */
export function guardPermissions(session: Session, isOwnPage: (url: string) => boolean): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isCamera = permission === 'media' && types.length > 0 && types.every(type => type === 'video')
    const isGranted = isCamera || permission === 'clipboard-sanitized-write'
    decide(isGranted && isOwnPage(details.requestingUrl) && isOwnPage(contents.getURL()))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType === 'video' && isOwnPage(origin)
  )
  session.setDevicePermissionHandler(() => false)
}

const networkAddresses = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }

/** Pages live on `app:` alone; whatever slipped past the content policy ends here. Main's own requests have no page. */
export function guardRequests(session: Session, devOrigin: string | null): void {
  const development = devOrigin === null ? [] : [devOrigin, devOrigin.replace(/^http/, 'ws')]
  session.webRequest.onBeforeRequest(networkAddresses, (details, decide) => {
    const isDevelopment = development.some(origin => details.url.startsWith(`${origin}/`))
    decide({ cancel: details.webContentsId !== undefined && !isDevelopment })
  })
}
