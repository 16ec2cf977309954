import type { DemoDesk } from './demo-desk.ts'

/** The next file dialog of this window answers with `file`: the one thing on the way that no page can drive. */
async function chooseNext(desk: DemoDesk, file: string): Promise<void> {
  await desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, file)
}

/** Imports a list of workers on the import page, after its dry run; yields how many it registered. */
export async function importWorkbook(desk: DemoDesk, file: string): Promise<number> {
  const { page } = desk
  await chooseNext(desk, file)
  await desk.go('/people/import')
  await page.getByRole('button', { name: '选择文件', exact: true }).click()
  const start = page.getByRole('button', { name: /^登记 [\d,]+ 人$/ })
  await start.waitFor()
  await desk.shot('import-dry-run')
  const registered = Number((await start.innerText()).replaceAll(/\D/g, ''))
  await start.click()
  await page.getByText('导入结束').waitFor()
  await desk.shot('import-done')
  return registered
}
