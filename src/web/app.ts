// The web application: what every request passes, then the routes, in the order a person meets them.
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { isApi, problemOfFault, problemResponse } from './api/problem.ts'
import { apiReferenceRoutes } from './api/reference-routes.ts'
import { apiReportRoutes } from './api/report-routes.ts'
import { accountRoutes } from './desk/account-routes.tsx'
import { actRoutes } from './desk/case/act-routes.tsx'
import { contactRoutes } from './desk/case/contact-routes.tsx'
import { undoRoutes } from './desk/case/undo-routes.ts'
import { caseRoutes } from './desk/case/case-routes.tsx'
import { auditRoutes } from './desk/audit-routes.tsx'
import { enteredRoutes } from './desk/entered-routes.tsx'
import { entryRoutes } from './desk/entry-routes.tsx'
import { invitationRoutes } from './desk/invitation-routes.tsx'
import { officerRoutes } from './desk/officer-routes.tsx'
import { officerPasskeyRoutes } from './desk/passkey/officer-passkey-routes.tsx'
import { passkeyRoutes } from './desk/passkey/passkey-routes.tsx'
import { providerLinkRoutes } from './desk/provider/provider-link-routes.tsx'
import { signInProviderRoutes } from './desk/provider/sign-in-provider-routes.tsx'
import { signInPasskeyRoutes } from './desk/passkey/sign-in-passkey-routes.tsx'
import { postRoutes } from './desk/post-routes.tsx'
import { searchRoutes } from './desk/search-routes.tsx'
import { signInRoutes } from './desk/sign-in-routes.tsx'
import { mailRoutes } from './desk/mail/mail-routes.tsx'
import { noteRoutes } from './desk/note-routes.tsx'
import { publicationRoutes } from './desk/publication/publication-routes.tsx'
import { publicationsRoutes } from './desk/publication/publications-routes.tsx'
import { reactionRoutes } from './desk/reaction-routes.tsx'
import { serviceRoutes } from './desk/service-routes.tsx'
import { calendarRoutes } from './desk/calendar/calendar-routes.tsx'
import { dossierRoutes } from './desk/dossier/dossier-routes.tsx'
import { custodianRoutes } from './desk/openings/custodian-routes.tsx'
import { destructionRoutes } from './desk/destruction/destruction-routes.tsx'
import { erasureRoutes } from './desk/erasure/erasure-routes.tsx'
import { openRoutes } from './desk/openings/open-routes.tsx'
import { consentTold } from './desk/consent-told-routes.tsx'
import { receiptDateRoutes } from './desk/receipt-date-routes.tsx'
import { unitRoutes } from './desk/unit-routes.tsx'
import { deskFiguresRoutes } from './desk/figures-routes.tsx'
import { warningsRoutes } from './desk/warnings-routes.tsx'
import { worklistRoutes } from './desk/worklist-routes.tsx'
import { answerAsset } from './asset-route.ts'
import { faultResponse, notFoundResponse } from './error-pages.tsx'
import { chosenLanguage } from './frame-of.ts'
import { mountOn } from './mount.ts'
import { answerHealth, answerMetrics } from './operator-routes.ts'
import { consentRoutes } from './public/consent-routes.ts'
import { figuresRoutes } from './public/figures-routes.tsx'
import { choiceRoutes } from './public/choice-routes.tsx'
import { evidenceRoutes } from './public/evidence-routes.ts'
import { informationRoutes } from './public/information-routes.tsx'
import { logRoutes } from './public/log-routes.tsx'
import { myReportRoutes } from './public/my-report-routes.tsx'
import { ownErasureRoutes } from './public/own-erasure-routes.tsx'
import { ownContactRoutes } from './public/own-contact-routes.tsx'
import { newReportRoutes } from './public/new-report-routes.tsx'
import { procedureRoutes } from './public/procedure-routes.tsx'
import { publicReportRoutes } from './public/public-report-routes.tsx'
import { retentionRoutes } from './public/retention-routes.tsx'
import { storiesRoutes } from './public/stories-routes.tsx'
import { trackRoutes } from './public/track-routes.tsx'
import { securityHeaders } from './security-headers.ts'
import type { Env, Web } from './web.ts'

export function createApp(web: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.use(requestId({ headerName: '' }), securityHeaders(), async (c, next) => {
    chosenLanguage(web, c)
    await next()
  })
  app.onError((error, c) => (isApi(c) ? problemOfFault(web, c, error) : faultResponse(web, c, error)))
  app.notFound((c) => (isApi(c) ? problemResponse(c, 404, { title: 'No such address.' }) : notFoundResponse(web, c)))

  const mount = mountOn(app, web)
  informationRoutes(web, mount)
  newReportRoutes(web, mount)
  storiesRoutes(web, mount)
  retentionRoutes(web, mount)
  figuresRoutes(web, mount)
  trackRoutes(web, mount)
  myReportRoutes(web, mount)
  ownContactRoutes(web, mount)
  ownErasureRoutes(web, mount)
  choiceRoutes(web, mount)
  consentRoutes(web, mount)
  evidenceRoutes(web, mount)
  publicReportRoutes(web, mount)
  procedureRoutes(web, mount)
  logRoutes(web, mount)
  signInRoutes(web, mount)
  signInPasskeyRoutes(web, mount)
  signInProviderRoutes(web, mount)
  invitationRoutes(web, mount)
  worklistRoutes(web, mount)
  warningsRoutes(web, mount)
  deskFiguresRoutes(web, mount)
  entryRoutes(web, mount)
  enteredRoutes(web, mount)
  mailRoutes(web, mount)
  searchRoutes(web, mount)
  noteRoutes(web, mount)
  reactionRoutes(web, mount)
  publicationsRoutes(web, mount)
  publicationRoutes(web, mount)
  caseRoutes(web, mount)
  actRoutes(web, mount)
  undoRoutes(web, mount)
  contactRoutes(web, mount)
  accountRoutes(web, mount)
  passkeyRoutes(web, mount)
  providerLinkRoutes(web, mount)
  calendarRoutes(web, mount)
  consentTold(web, mount)
  receiptDateRoutes(web, mount)
  openRoutes(web, mount)
  erasureRoutes(web, mount)
  destructionRoutes(web, mount)
  custodianRoutes(web, mount)
  dossierRoutes(web, mount)
  unitRoutes(web, mount)
  officerRoutes(web, mount)
  officerPasskeyRoutes(web, mount)
  postRoutes(web, mount)
  serviceRoutes(web, mount)
  auditRoutes(web, mount)
  apiReportRoutes(web, mount)
  apiReferenceRoutes(web, mount)
  mount('asset', answerAsset(web))
  mount('health', answerHealth(web))
  mount('metrics', answerMetrics(web))
  return app
}
