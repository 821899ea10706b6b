// What officers do with their own account.
import { codeIn, generatorAddress, isCodeOf, newGeneratorKey, type GeneratorKey } from '../../account/code-generator.ts'
import { relyingParty } from '../../account/relying-party.ts'
import { changeGenerator, changePassword, endSessions, makeBackupCodes, provenAgain } from '../../app/accounts/own-account.ts'
import { providerLinkOf } from '../../store/accounts/provider-links.ts'
import { passkeysOf } from '../../store/accounts/passkeys.ts'
import { postsOfOfficer } from '../../store/accounts/posts.ts'
import { sessionsOf } from '../../store/accounts/sessions.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { withFields } from './posted-fields.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { BackupCodesPage, ChangePasswordPage, NewGeneratorPage, ProofPage } from './account-forms.tsx'
import { AccountPage } from './account-page.tsx'
import { newGenerator, shownOnce } from './desk-cookies.ts'
import { officerAtWork, ownerAtWork } from './officer-at-work.ts'
import { officeZone } from './office-zone.ts'
import { passwordErrors } from './password-errors.ts'
import { postNames } from './post-names.ts'
import { speaksFor } from './provider/with-provider.ts'
import { qrPicture } from './qr-picture.ts'
import { waitSentence } from './sign-in-routes.tsx'

export function accountRoutes(web: Web, mount: Mount): void {
  mount('account', (c) => showAccount(web, c))
  mount('newPassword', (c) => showChangePassword(web, c, []))
  mount('changePassword', (c) => withFields(web, c, (fields) => takePassword(web, c, fields)))
  mount('proveForGenerator', (c) => showProof(web, c, 'generator', []))
  mount('beginGenerator', (c) => withFields(web, c, (fields) => beginGenerator(web, c, fields)))
  mount('newGenerator', (c) => withNewGenerator(web, c, (generator) => showNewGenerator(web, c, generator, [])))
  mount('changeGenerator', (c) => withFields(web, c, (fields) => withNewGenerator(web, c, (generator) => takeGenerator(web, c, fields, generator))))
  mount('proveForBackupCodes', (c) => showProof(web, c, 'backup', []))
  mount('makeBackupCodes', (c) => withFields(web, c, (fields) => makeCodes(web, c, fields)))
  mount('backupCodes', (c) => showBackupCodes(web, c))
  mount('keptBackupCodes', (c) => {
    shownOnce.clear(web, c)
    return c.redirect(paths.desk, 303)
  })
  mount('endSessionAgain', (c) => c.redirect(paths.account, 303))
  mount('endSession', (c) => withFields(web, c, async (fields) => {
    await endSessions(web.accounting, ownerAtWork(web, c), typed(fields, 'session'))
    return c.redirect(`${paths.account}?selesai=sesi`, 303)
  }))
}

async function showAccount(web: Web, c: RequestContext): Promise<Response> {
  const officer = officerAtWork(c)
  const { t } = frameOf(web, c)
  const name = web.provider?.setting.name ?? ''
  const [posts, sessions, passkeys] = await Promise.all([postsOfOfficer(web.database.pool, officer.officer), sessionsOf(web.database.pool, officer.officer, web.clock.now()), passkeysOf(web.database.pool, officer.officer)])
  const provider = speaksFor(web, web.provider, officer.government) ? { name, link: await providerLinkOf(web.database.pool, officer.officer) } : null
  const done = { sandi: t.signIn.account.changed, aplikasi: t.signIn.account.generatorChanged, sesi: t.signIn.account.ended, kunci: t.passkeys.added, 'kunci-hapus': t.passkeys.removed, hubung: t.provider.linked(name), putus: t.provider.unlinked(name) }[c.req.query('selesai') ?? '']
  return privatePage(c, <AccountPage frame={frameOf(web, c)} officer={officer} posts={postNames(web, t, posts)} sessions={sessions} passkeys={passkeys} provider={provider} takesPasskeys={relyingParty(web.config.baseUrl) !== null} thisSession={officer.sessionId} zone={officeZone(web, officer.government)} done={done} />)
}

function showChangePassword(web: Web, c: RequestContext, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <ChangePasswordPage frame={frameOf(web, c)} errors={errors} />, statusOf(errors))
}

async function takePassword(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const wanted = [...(await passwordErrors(web, t, fields, officerAtWork(c)))]
  if (wanted.length === 0 && typed(fields, 'password') === typed(fields, 'current')) wanted.push({ field: 'password', message: t.signIn.faults.same })
  const errors = [...(await proofErrors(web, c, fields, false)), ...wanted]
  if (errors.length > 0) return showChangePassword(web, c, errors)
  await changePassword(web.accounting, ownerAtWork(web, c), typed(fields, 'password'))
  return c.redirect(`${paths.account}?selesai=sandi`, 303)
}

type Proving = 'generator' | 'backup'

function showProof(web: Web, c: RequestContext, what: Proving, errors: readonly FieldError[]): Promise<Response> {
  const action = { generator: paths.proveForGenerator, backup: paths.proveForBackupCodes }[what]
  const frame = frameOf(web, c)
  return privatePage(c, <ProofPage frame={frame} title={frame.t.signIn.account[what]} action={action} errors={errors} />, statusOf(errors))
}

export async function proofErrors(web: Web, c: RequestContext, fields: Fields, withCode: boolean): Promise<readonly FieldError[]> {
  const { t } = frameOf(web, c)
  const [password, code] = [typed(fields, 'current'), withCode ? typed(fields, 'code') : null]
  if (password === '') return [{ field: 'current', message: t.signIn.faults.passwordMissing }]
  const refused = await provenAgain(web.accounting, ownerAtWork(web, c), { password, code })
  if (refused === null) return []
  if ('wait' in refused) return [{ field: 'current', message: waitSentence(web, c, refused.wait) }]
  return refused.refused === 'code-wrong' ? [{ field: 'code', message: t.signIn.faults.codeWrong }] : [{ field: 'current', message: t.signIn.faults.currentWrong }]
}

async function beginGenerator(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const errors = await proofErrors(web, c, fields, true)
  if (errors.length > 0) return showProof(web, c, 'generator', errors)
  newGenerator.write(web, c, { officer: officerAtWork(c).officer, generator: newGeneratorKey() })
  return c.redirect(paths.newGenerator, 303)
}

/** Only for who has just proven who they are; else that comes first. */
function withNewGenerator(web: Web, c: RequestContext, answer: (generator: GeneratorKey) => Promise<Response>): Promise<Response> {
  const begun = newGenerator.read(web, c)
  return begun?.officer === officerAtWork(c).officer ? answer(begun.generator) : Promise.resolve(c.redirect(paths.proveForGenerator, 303))
}

async function showNewGenerator(web: Web, c: RequestContext, generator: GeneratorKey, errors: readonly FieldError[]): Promise<Response> {
  const picture = await qrPicture(generatorAddress(generator, officerAtWork(c).email))
  return privatePage(c, <NewGeneratorPage frame={frameOf(web, c)} generator={generator} picture={picture} errors={errors} />, statusOf(errors))
}

async function takeGenerator(web: Web, c: RequestContext, fields: Fields, generator: GeneratorKey): Promise<Response> {
  const code = codeIn(typed(fields, 'code'))
  if (code === null || !(await isCodeOf(generator, code))) return showNewGenerator(web, c, generator, [{ field: 'code', message: frameOf(web, c).t.signIn.generator.wrong }])
  const backupCodes = await changeGenerator(web.accounting, ownerAtWork(web, c), { generator, code })
  newGenerator.clear(web, c)
  shownOnce.write(web, c, { owner: officerAtWork(c).officer, backupCodes })
  return c.redirect(paths.backupCodes, 303)
}

async function makeCodes(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const errors = await proofErrors(web, c, fields, true)
  if (errors.length > 0) return showProof(web, c, 'backup', errors)
  shownOnce.write(web, c, { owner: officerAtWork(c).officer, backupCodes: await makeBackupCodes(web.accounting, ownerAtWork(web, c)) })
  return c.redirect(paths.backupCodes, 303)
}

function showBackupCodes(web: Web, c: RequestContext): Promise<Response> {
  const shown = shownOnce.read(web, c)
  if (shown === null || !('backupCodes' in shown) || shown.owner !== officerAtWork(c).officer) return Promise.resolve(c.redirect(paths.account, 303))
  return privatePage(c, <BackupCodesPage frame={frameOf(web, c)} codes={shown.backupCodes} />)
}

function statusOf(errors: readonly FieldError[]): PageStatus {
  return errors.length === 0 ? 200 : 422
}
