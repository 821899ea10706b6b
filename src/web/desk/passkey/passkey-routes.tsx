// Passkeys of the own account: adding one and taking one away, each after password and code.
import { creationOptions, newChallenge } from '../../../account/passkeys.ts'
import { relyingParty, type RelyingParty } from '../../../account/relying-party.ts'
import { CHALLENGE_LIVES_S } from '../../../app/accounts/answered-challenge.ts'
import { addPasskey, removePasskey } from '../../../app/accounts/own-passkeys.ts'
import { passkeyHolder } from '../../../app/accounts/passkey-holder.ts'
import { passkeysOf, type Passkey } from '../../../store/accounts/passkeys.ts'
import { privatePage } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { line, typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { ProofPage } from '../account-forms.tsx'
import { proofErrors } from '../account-routes.tsx'
import { newPasskey } from '../desk-cookies.ts'
import { deviceName } from '../device-name.ts'
import { officerAtWork, ownerAtWork } from '../officer-at-work.ts'
import { withFields } from '../posted-fields.ts'
import { NewPasskeyPage, RemovePasskeyPage } from './passkey-pages.tsx'

const NAME_LETTERS = 60

export function passkeyRoutes(web: Web, mount: Mount): void {
  mount('proveForPasskey', (c) => showProof(web, c, []))
  mount('beginPasskey', (c) => withFields(web, c, (fields) => begin(web, c, fields)))
  mount('newPasskey', (c) => withNewPasskey(web, c, (making) => showNew(web, c, making, deviceName(c.req.header('user-agent') ?? '') ?? '', [])))
  mount('addPasskey', (c) => withFields(web, c, (fields) => withNewPasskey(web, c, (making) => add(web, c, fields, making))))
  mount('ownPasskey', (c) => withPasskey(web, c, (passkey) => showRemove(web, c, passkey, [])))
  mount('removePasskey', (c) => withPasskey(web, c, (passkey) => withFields(web, c, (fields) => remove(web, c, fields, passkey))))
}

function showProof(web: Web, c: RequestContext, errors: readonly FieldError[]): Promise<Response> {
  const frame = frameOf(web, c)
  return privatePage(c, <ProofPage frame={frame} title={frame.t.passkeys.add} action={paths.proveForPasskey} errors={errors} />, statusOf(errors))
}

async function begin(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const errors = await proofErrors(web, c, fields, true)
  if (errors.length > 0) return showProof(web, c, errors)
  newPasskey.write(web, c, { officer: officerAtWork(c).officer, challenge: newChallenge(), provenAt: web.clock.now() })
  return c.redirect(paths.newPasskey, 303)
}

type Making = { readonly party: RelyingParty; readonly challenge: string; /** When they proved who they are, in epoch milliseconds. */ readonly provenAt: number }

/** Only for who has just proven who they are; else that comes first. */
function withNewPasskey(web: Web, c: RequestContext, answer: (making: Making) => Promise<Response>): Promise<Response> {
  const party = relyingParty(web.config.baseUrl)
  const begun = newPasskey.read(web, c)
  if (party === null) return Promise.resolve(c.redirect(paths.account, 303))
  return begun?.officer === officerAtWork(c).officer ? answer({ party, challenge: begun.challenge, provenAt: begun.provenAt }) : Promise.resolve(c.redirect(paths.proveForPasskey, 303))
}

async function showNew(web: Web, c: RequestContext, { party, challenge }: Making, name: string, errors: readonly FieldError[]): Promise<Response> {
  const { officer, email } = officerAtWork(c)
  const options = await creationOptions(party, { challenge, holder: passkeyHolder(web.accounting.accountKey, officer), name: email, known: await passkeysOf(web.database.pool, officer) })
  return privatePage(c, <NewPasskeyPage frame={frameOf(web, c)} options={options} name={name} errors={errors} />, statusOf(errors))
}

async function add(web: Web, c: RequestContext, fields: Fields, making: Making): Promise<Response> {
  const { faults } = frameOf(web, c).t.passkeys
  const name = line(fields, 'name')
  const wrong = name === '' ? faults.nameMissing : [...name].length > NAME_LETTERS ? faults.nameLong : null
  if (wrong !== null) return showNew(web, c, making, name, [{ field: 'name', message: wrong }])
  const done = await addPasskey(web.accounting, ownerAtWork(web, c), { ...making, answer: typed(fields, 'answer') }, name)
  if (!('refused' in done)) {
    newPasskey.clear(web, c)
    return c.redirect(`${paths.account}?selesai=kunci`, 303)
  }
  const again = newChallenge()
  newPasskey.write(web, c, { officer: officerAtWork(c).officer, challenge: again, provenAt: making.provenAt }, making.provenAt + CHALLENGE_LIVES_S * 1000)
  return showNew(web, c, { ...making, challenge: again }, name, [{ field: 'name', message: faults[done.refused] }])
}

/** Somebody else's looks as if there were none. */
async function withPasskey(web: Web, c: RequestContext, answer: (passkey: Passkey) => Promise<Response>): Promise<Response> {
  const own = await passkeysOf(web.database.pool, officerAtWork(c).officer)
  const passkey = own.find(({ id }) => id === c.req.param('passkey'))
  return passkey === undefined ? notFoundResponse(web, c) : answer(passkey)
}

function showRemove(web: Web, c: RequestContext, passkey: Passkey, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <RemovePasskeyPage frame={frameOf(web, c)} passkey={passkey} errors={errors} />, statusOf(errors))
}

async function remove(web: Web, c: RequestContext, fields: Fields, passkey: Passkey): Promise<Response> {
  const errors = await proofErrors(web, c, fields, true)
  if (errors.length > 0) return showRemove(web, c, passkey, errors)
  await removePasskey(web.accounting, ownerAtWork(web, c), passkey.id)
  return c.redirect(`${paths.account}?selesai=kunci-hapus`, 303)
}

function statusOf(errors: readonly FieldError[]): 200 | 422 {
  return errors.length === 0 ? 200 : 422
}
