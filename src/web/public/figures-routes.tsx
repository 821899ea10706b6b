// Promises of time met and missed, for everybody.
import { publicPage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import { figuresCsv } from '../figures/figures-csv.ts'
import { figuresOf } from '../figures/figures-of.ts'
import { Figures } from '../figures/figures-page.tsx'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import type { RequestContext, Web } from '../web.ts'

export function figuresRoutes(web: Web, mount: Mount): void {
  mount('figures', (c) => show(web, c))
  mount('figuresFile', async (c) => {
    const { t } = frameOf(web, c)
    const { government, period } = asked(web, c)
    if (government === null) return c.notFound()
    const { parts } = await figuresOf(web, t, { government: government.id, period, units: null, public: true })
    return c.body(figuresCsv(t.figures.head, parts), 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="angka-${government.code}.csv"`, 'Cache-Control': 'no-cache' })
  })
}

function asked(web: Web, c: RequestContext) {
  const { governments } = web.reference.get()
  return { government: governments.find(({ code }) => code === c.req.query('pemerintah')) ?? governments[0] ?? null, governments, period: c.req.query('periode') ?? '' }
}

async function show(web: Web, c: RequestContext): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const { government, governments, period } = asked(web, c)
  if (government === null) return c.notFound()
  const figures = await figuresOf(web, t, { government: government.id, period, units: null, public: true })
  const chosen = { government: government.code, period }
  return publicPage(c, (
    <Layout frame={frame} title={t.figures.title} measure="wide">
      <PageTitle over={government.name} lead={t.figures.lead}>{t.figures.title}</PageTitle>
      <Figures t={t} {...figures} address={paths.figures} csv={`${paths.figuresFile}?${new URLSearchParams({ pemerintah: chosen.government, periode: period })}`} governments={governments.map(({ code, name }) => ({ value: code, label: name }))} chosen={chosen} public />
    </Layout>
  ))
}
