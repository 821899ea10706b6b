// Indonesian wording, the language everything is written in first; its shape binds every other language.
import { procedureId } from './id/procedure.ts'
import { caseworkId } from './id/casework.ts'
import { messagesId } from './id/messages.ts'
import { choiceId } from './id/choice.ts'
import { deliveryId } from './id/delivery.ts'
import { emailId } from './id/email.ts'
import { aboutId } from './id/about.ts'
import { calendarId } from './id/calendar.ts'
import { clockChangeId } from './id/clock-change.ts'
import { courseId } from './id/course.ts'
import { entryId } from './id/entry.ts'
import { errorsId } from './id/errors.ts'
import { figuresId } from './id/figures.ts'
import { formId } from './id/form.ts'
import { frameId } from './id/frame.ts'
import { logId } from './id/log.ts'
import { guideId } from './id/guide.ts'
import { handOverId } from './id/hand-over.ts'
import { homeId } from './id/home.ts'
import { privacyId } from './id/privacy.ts'
import { receiptId } from './id/receipt.ts'
import { reportId } from './id/report.ts'
import { deskId } from './id/desk.ts'
import { signInId } from './id/sign-in.ts'
import { passkeysId } from './id/passkeys.ts'
import { providerId } from './id/provider.ts'
import { noticesId } from './id/notices.ts'
import { intakeId } from './id/intake.ts'
import { publicationId } from './id/publication.ts'
import { mailInId } from './id/mail-in.ts'
import { manageId } from './id/manage.ts'
import { destructionId } from './id/destruction.ts'
import { erasureId } from './id/erasure.ts'
import { openingsId } from './id/openings.ts'
import { outagesId } from './id/outages.ts'
import { searchId } from './id/search.ts'
import { warningsId } from './id/warnings.ts'
import { worklistId } from './id/worklist.ts'
import { unitsId } from './id/units.ts'

export const id = {
  frame: frameId,
  units: unitsId,
  handOver: handOverId,
  openings: openingsId,
  destruction: destructionId,
  erasure: erasureId,
  home: homeId,
  figures: figuresId,
  form: formId,
  entry: entryId,
  receipt: receiptId,
  report: reportId,
  calendar: calendarId,
  clockChange: clockChangeId,
  course: courseId,
  errors: errorsId,
  privacy: privacyId,
  about: aboutId,
  log: logId,
  procedure: procedureId,
  guide: guideId,
  desk: deskId,
  choice: choiceId,
  casework: caseworkId,
  messages: messagesId,
  email: emailId,
  delivery: deliveryId,
  worklist: worklistId,
  warnings: warningsId,
  search: searchId,
  service: outagesId,
  signIn: signInId,
  passkeys: passkeysId,
  provider: providerId,
  notices: noticesId,
  manage: manageId,
  mailIn: mailInId,
  intake: intakeId,
  publication: publicationId,
}

export type Text = typeof id
