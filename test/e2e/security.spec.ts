import { expect, test } from '@playwright/test'
import { launchDesk, type RunningDesk } from '../../scripts/demo/launch-desk.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'

/** Electron's security checklist on the running app, item by item. Packaging (fuses) is checked where it is built. */

let desk: RunningDesk

test.beforeAll(async () => {
  desk = await launchDesk({
    flags: ['--use-fake-device-for-media-stream']
  })
})
test.afterAll(async () => {
  await desk.close()
  await removeFolder(desk.profile)
})

const windows = () => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test('pages are isolated, sandboxed and know nothing of Node', async () => {
  const seen = await desk.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(name => name in globalThis),
    desk: Object.keys((globalThis as unknown as { desk: object }).desk).sort(),
    address: location.href.split('#')[0]
  }))
  expect(seen).toEqual({ node: [], desk: ['invoke', 'on'], address: 'app://desk/' })
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false
  })
})

test('the exposed object cannot be replaced from the page', async () => {
  const kept = await desk.page.evaluate(() => {
    const host = globalThis as unknown as { desk: { invoke: unknown } }
    const before = host.desk.invoke
    try {
      host.desk.invoke = () => 'forged'
      host.desk = { invoke: () => 'forged' }
    } catch (error) {
      return error instanceof TypeError && host.desk.invoke === before
    }
    return host.desk.invoke === before
  })
  expect(kept).toBe(true)
})

test('the content policy stops inline code, eval, foreign requests, frames and forms', async () => {
  const directives = ['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem']
  const blocked = await desk.page.evaluate(async expected => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', event => violated.push(event.effectiveDirective))
    const add = (html: string) => {
      const holder = document.createElement('div')
      holder.innerHTML = html
      document.body.append(holder)
      return holder
    }
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.body.append(script)
    add('<p style="color:red">x</p><img src="https://example.invalid/x.png"><iframe src="app://desk/"></iframe>')
    add('<object data="app://desk/"></object><style>p{color:red}</style>')
    const tries = await Promise.allSettled([
      fetch('https://example.invalid/'),
      fetch('http://127.0.0.1:9/'),
      fetch('file:///etc/hostname'),
      fetch('app://paper/x')
    ])
    // They are told one after the other, by another process.
    for (const end = performance.now() + 30_000; performance.now() < end; ) {
      if (expected.every(directive => violated.includes(directive))) break
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    // Only now: the debugger lets eval pass in the turn in which it evaluates itself.
    let evalRan = true
    try {
      new Function('return 1')()
    } catch (error) {
      evalRan = !(error instanceof EvalError)
    }
    const { inlineRan } = globalThis as unknown as { inlineRan?: boolean }
    return { violated: [...new Set(violated)].sort(), inlineRan, evalRan, fetches: tries.map(({ status }) => status) }
  }, directives)
  expect(blocked.inlineRan).toBeUndefined()
  expect(blocked.evalRan).toBe(false)
  expect(blocked.fetches).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
  expect(blocked.violated).toEqual(expect.arrayContaining(directives))
})

test('wasm, which reads QR codes, may run', async () => {
  const valid = await desk.page.evaluate(async () => {
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])
    return (await WebAssembly.instantiate(empty)).module instanceof WebAssembly.Module
  })
  expect(valid).toBe(true)
})

test('a page goes nowhere else, opens no window and embeds no program', async () => {
  const before = await windows()
  const opened = await desk.page.evaluate(() => {
    const results = ['https://example.invalid/', 'app://desk/', 'file:///etc/hostname', 'about:blank'].map(address =>
      window.open(address)
    )
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.invalid/')
    document.body.append(view)
    return { opened: results.filter(result => result !== null).length, isPlainElement: !('loadURL' in view) }
  })
  expect(opened).toEqual({ opened: 0, isPlainElement: true })
  await desk.page.evaluate(() => {
    location.href = 'https://example.invalid/'
  })
  await desk.page.evaluate(() => {
    location.href = 'file:///etc/hostname'
  })
  await desk.page.waitForTimeout(300)
  expect(desk.page.url().split('#')[0]).toBe('app://desk/')
  expect(await windows()).toBe(before)
})

test('of all permissions only the camera and copying are granted', async () => {
  // Chromium asks for a gesture before a page may copy, and forgets it within seconds.
  await desk.page.mouse.click(10, 10)
  const copying = await desk.page.evaluate(() =>
    navigator.clipboard.writeText('copied').then(
      () => 'granted',
      (error: Error) => error.name
    )
  )
  await desk.page.mouse.click(10, 10)
  const granted = await desk.page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>) => attempt.then(() => 'granted').catch((error: Error) => error.name)
    const media = (constraints: MediaStreamConstraints) => outcome(navigator.mediaDevices.getUserMedia(constraints))
    return {
      camera: await media({ video: true }),
      microphone: await media({ audio: true }),
      both: await media({ audio: true, video: true }),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
      place: await outcome(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      notification: Notification.permission,
      clipboard: await outcome(navigator.clipboard.readText())
    }
  })
  expect(granted.camera).toBe('granted')
  for (const [name, value] of Object.entries(granted))
    if (name !== 'camera') expect([name, value]).not.toContain('granted')
  expect(copying).toBe('granted')
  expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('copied')
})

const invoke = (channel: string, request?: unknown) =>
  desk.page.evaluate(
    ([name, argument]) =>
      (globalThis as unknown as { desk: { invoke: (n: unknown, a: unknown) => Promise<unknown> } }).desk.invoke(
        name,
        argument
      ),
    [channel, request] as const
  )

test('the gate answers own pages and refuses what the table does not name', async () => {
  expect(await invoke('desk.state')).toMatchObject({ ok: true, value: { phase: 'unregistered' } })
  expect(await invoke('nothing.such')).toEqual({ ok: false, failure: { code: 'request.malformed' } })
  expect(await invoke('sync.cut', { on: 'yes' })).toEqual({ ok: false, failure: { code: 'request.malformed' } })
  for (const [channel, request] of [['sync.cut', { on: true }], ['desk.lose-power']] as const)
    expect(await invoke(channel, request)).toEqual({ ok: false, failure: { code: 'desk.demo-only' } })
})

test('the gate refuses a page of another origin even with our preload', async () => {
  const reply = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true }
    })
    await window.loadURL('data:text/html,foreign')
    const answer: unknown = await window.webContents.executeJavaScript("desk.invoke('desk.state', {})")
    window.destroy()
    return answer
  })
  expect(reply).toEqual({ ok: false, failure: { code: 'request.untrusted-sender' } })
})

test('the protocol serves its folder only and passes no forbidden route on', async () => {
  const answers = await desk.page.evaluate(async () => {
    const ask = async (path: string, init?: RequestInit) => {
      const response = await fetch(path, init)
      return [response.status, (await response.text()).slice(0, 60)]
    }
    return {
      traversal: await ask('/..%2f..%2fpackage.json'),
      encoded: await ask('/%2e%2e%5c%2e%2e%5cpackage.json'),
      journal: await ask('/v1/journal', { method: 'POST', body: '{}' }),
      unregistered: await ask('/v1/replica')
    }
  })
  expect(answers.traversal[0]).toBe(400)
  expect(answers.encoded[0]).toBe(400)
  expect(answers.journal).toEqual([403, '{"problem":"request.forbidden"}'])
  expect(answers.unregistered).toEqual([503, '{"problem":"desk.unregistered"}'])
})

test('a printed document runs no script and becomes a PDF', async () => {
  const body = '<h1>公示表</h1><script>document.title = "ran"</script><img src="x" onerror="document.title=1">'
  const reply = await desk.page.evaluate(async html => {
    type Reply = { ok: boolean; value: { bytes: Uint8Array } }
    const host = globalThis as unknown as { desk: { invoke: (channel: string, request: unknown) => Promise<Reply> } }
    const { ok, value } = await host.desk.invoke('print.pdf', {
      title: '公示表',
      css: 'h1 { text-align: center }',
      body: html
    })
    return { ok, head: String.fromCharCode(...value.bytes.slice(0, 5)), size: value.bytes.byteLength }
  }, body)
  expect(reply).toMatchObject({ ok: true, head: '%PDF-' })
  expect(reply.size).toBeGreaterThan(2000)
  expect(await windows()).toBe(1)

  await invoke('print.preview', { title: '公示表', css: '', body })
  const preview = await desk.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().startsWith('app://paper/')
    )
    const title = window?.webContents.getTitle()
    window?.close()
    return title
  })
  expect(preview).toBe('公示表')
})
