// English wording: complete by its type, a missing key does not compile.
import { logEn } from './en/log.ts'
import { procedureEn } from './en/procedure.ts'
import { caseworkEn } from './en/casework.ts'
import { messagesEn } from './en/messages.ts'
import { choiceEn } from './en/choice.ts'
import { deliveryEn } from './en/delivery.ts'
import { emailEn } from './en/email.ts'
import { aboutEn } from './en/about.ts'
import { calendarEn } from './en/calendar.ts'
import { clockChangeEn } from './en/clock-change.ts'
import { courseEn } from './en/course.ts'
import { entryEn } from './en/entry.ts'
import { errorsEn } from './en/errors.ts'
import { figuresEn } from './en/figures.ts'
import { formEn } from './en/form.ts'
import { frameEn } from './en/frame.ts'
import { guideEn } from './en/guide.ts'
import { handOverEn } from './en/hand-over.ts'
import { homeEn } from './en/home.ts'
import { privacyEn } from './en/privacy.ts'
import { receiptEn } from './en/receipt.ts'
import { reportEn } from './en/report.ts'
import { deskEn } from './en/desk.ts'
import { signInEn } from './en/sign-in.ts'
import { passkeysEn } from './en/passkeys.ts'
import { providerEn } from './en/provider.ts'
import { noticesEn } from './en/notices.ts'
import { intakeEn } from './en/intake.ts'
import { publicationEn } from './en/publication.ts'
import { mailInEn } from './en/mail-in.ts'
import { manageEn } from './en/manage.ts'
import { destructionEn } from './en/destruction.ts'
import { erasureEn } from './en/erasure.ts'
import { openingsEn } from './en/openings.ts'
import { outagesEn } from './en/outages.ts'
import { searchEn } from './en/search.ts'
import { warningsEn } from './en/warnings.ts'
import { worklistEn } from './en/worklist.ts'
import { unitsEn } from './en/units.ts'
import type { Text } from './id.ts'

export const en: Text = {
  frame: frameEn,
  units: unitsEn,
  handOver: handOverEn,
  openings: openingsEn,
  destruction: destructionEn,
  erasure: erasureEn,
  home: homeEn,
  figures: figuresEn,
  form: formEn,
  entry: entryEn,
  receipt: receiptEn,
  report: reportEn,
  calendar: calendarEn,
  clockChange: clockChangeEn,
  course: courseEn,
  errors: errorsEn,
  privacy: privacyEn,
  about: aboutEn,
  log: logEn,
  procedure: procedureEn,
  guide: guideEn,
  desk: deskEn,
  choice: choiceEn,
  casework: caseworkEn,
  messages: messagesEn,
  email: emailEn,
  delivery: deliveryEn,
  worklist: worklistEn,
  warnings: warningsEn,
  search: searchEn,
  service: outagesEn,
  signIn: signInEn,
  passkeys: passkeysEn,
  provider: providerEn,
  notices: noticesEn,
  manage: manageEn,
  mailIn: mailInEn,
  intake: intakeEn,
  publication: publicationEn,
}
