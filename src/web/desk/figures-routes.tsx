// Promises of time met and missed, for officers: those who answer for a government see all of its units, the others their own.
import type { UnitId } from '../../report/world.ts'
import { privatePage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import { figuresCsv } from '../figures/figures-csv.ts'
import { figuresOf } from '../figures/figures-of.ts'
import { Figures } from '../figures/figures-page.tsx'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { officerAtWork } from './officer-at-work.ts'
import { postsAtHand } from './posts-at-hand.ts'

export function deskFiguresRoutes(web: Web, mount: Mount): void {
  mount('deskFigures', (c) => show(web, c))
  mount('deskFiguresFile', async (c) => {
    const { t } = frameOf(web, c)
    const { parts } = await figuresOf(web, t, asked(web, c))
    return c.body(figuresCsv(t.figures.head, parts), 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="angka.csv"' })
  })
}

function asked(web: Web, c: RequestContext) {
  const { government } = officerAtWork(c)
  return { government, period: c.req.query('periode') ?? '', units: unitsOf(web, c), public: false }
}

/** Null for all. Who coordinates, heads or oversees the government reads of every unit; who works in one, of that. */
function unitsOf(web: Web, c: RequestContext): readonly UnitId[] | null {
  const officer = officerAtWork(c)
  const { units } = web.reference.get()
  const own = [...new Set(postsAtHand(web, officer).map(({ unit }) => unit))]
  const coordinator = units.find(({ id }) => id === officer.government)?.coordinator ?? null
  const isOverall = own.some((unit) => unit === officer.government || unit === coordinator || units.find(({ id }) => id === unit)?.kind === 'oversight')
  return isOverall ? null : own
}

async function show(web: Web, c: RequestContext): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const question = asked(web, c)
  const figures = await figuresOf(web, t, question)
  return privatePage(c, (
    <DeskPageFrame frame={frame} title={t.figures.title} lead={question.units === null ? t.figures.leadAll : t.figures.leadOwn} wide>
      <Figures t={t} {...figures} address={paths.deskFigures} csv={`${paths.deskFiguresFile}?${new URLSearchParams({ periode: question.period })}`} governments={[]} chosen={{ government: '', period: question.period }} public={false} />
    </DeskPageFrame>
  ))
}
