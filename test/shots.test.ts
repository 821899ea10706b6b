import { it, vi } from 'vitest'
import { openBrowser } from './browser.ts'
import { reports } from './web/journey.ts'
import { Visitor } from './web/visitor.ts'
import { photo } from './web/evidence-samples.ts'
import { acts, opensAct, unitIn } from './web/desk/casework.ts'
import { coordinator, deskServer, liaisonOfHealth, signsIn } from './web/desk/officer.ts'
it('x', async () => {
  const server = await deskServer({ env: { TUNTAS_DEMO: 'on' } })
  const admin = await signsIn(server, coordinator)
  const liaison = await signsIn(server, liaisonOfHealth)
  const browser = await openBrowser()
  const { number } = await reports(new Visitor(server.url), { fill: { name: 'Warga Contoh', phone: '0812 0000 0000', hope: 'Lampu diganti.' }, files: [await photo()] })
  const shot = async (who: Visitor, path: string, name: string, width: number, dark = false) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' })
    await context.addCookies([...who.cookies].map(([n, value]) => ({ name: n, value, url: server.url })))
    const page = await context.newPage()
    await page.goto(`${server.url}${path}`)
    await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true })
    await context.close()
  }
  await shot(admin, `/meja/laporan/${number}`, 'case-desk', 1280)
  await shot(admin, `/meja/laporan/${number}`, 'case-phone', 360)
  const form = await opensAct(admin, number, 'Disposisikan')
  await shot(admin, form.path, 'act-desk', 1280)
  await shot(admin, form.path, 'act-phone', 360)
  const mask = await opensAct(admin, number, 'Anonimkan atau rahasiakan isi')
  await shot(admin, mask.path, 'mask-desk', 1280)
  await acts(admin, number, 'Disposisikan', { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative', lead: unitIn(form, 'Kesehatan') })
  const answer = await opensAct(liaison, number, 'Kirim jawaban')
  await shot(liaison, answer.path, 'answer-desk', 1280)
  await shot(liaison, `/meja/laporan/${number}`, 'case2-desk', 1280, true)
  const preview = await liaison.sends(answer, 'Lihat pesan untuk pelapor dulu', { fill: { 'a-redaksi-jawaban': 'Lampu sudah diganti pada 2 Maret 2026.\n\nTerima kasih atas laporannya.' } })
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } })
  const page = await context.newPage()
  await page.setContent(preview.html.replaceAll('="/aset', `="${server.url}/aset`))
  await page.screenshot({ path: '/tmp/shots/preview.png', fullPage: true })
  await browser.close(); await server.close(); vi.useRealTimers()
}, 120_000)
