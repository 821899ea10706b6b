// English wording of pages that say why something could not be done.
import type { Text } from '../id.ts'

export const errorsEn: Text['errors'] = {
  fix: 'Check the following, then send again.',
  notFound: {
    title: 'Page not found',
    lead: 'The address is mistyped, or the page is gone.',
    deskHint: 'A report that your unit has never handled is not here either.',
    hint: 'Looking for a report? Open Track a report and enter its number.',
  },
  forbidden: {
    title: 'This page is not open to you',
    lead: 'Only those entitled may see it. If it is your report, open it again with its number and secret code.',
  },
  conflict: {
    title: 'We have already received this report',
    lead: 'The same form was sent before with other words. The first one is safely kept. The second one is not yet kept.',
    taken: 'What we have received',
    rest: 'What is not yet kept',
    restNote: 'Send this text as a reply to the same report, or copy it to keep it yourself.',
    sendRest: 'Send as a reply',
    openFirst: 'Open the report we received',
    filesAgain: 'Files that came with the second one must be chosen again.',
    newReport: 'A different matter? Write a new report',
  },
  wait: {
    title: 'One moment, almost sent',
    lead: 'Many reports come at the same time. Your device is asked to work for a second or two, so that machines don’t take people’s places. What you wrote is safe.',
    working: 'Working. Your report will be sent by itself.',
    withoutScript: (seconds) => `Wait ${seconds <= 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}, then press Send report. Nothing has to be filled in again.`,
    files: 'Your files are kept',
  },
  tooMany: {
    title: 'Too many at once',
    lead: 'Many were sent from your connection in a short time. This can happen when several people share one.',
    again: (when) => `Please try again after ${when}.`,
    kept: 'What you wrote is below. Nothing is lost.',
  },
  tooLarge: {
    title: 'Too large to send',
    lead: 'Your text or files are over the limit, so this was not received.',
    limits: 'The limits: 6 files, photos and PDF 15 MB, video 60 MB each.',
    advice: 'Go back to the form, choose fewer files and send again. The others can follow as a reply.',
    back: 'Back to the form',
  },
  unreadable: {
    title: 'We can\'t read what was sent',
    lead: 'It broke off on its way, or did not come from our form. So it was not received.',
    advice: 'Go back to the form and send it again.',
  },
  slow: {
    title: 'Sending stopped because the connection is too slow',
    lead: 'Your connection is too slow, so we did not receive all of it. Nothing was kept yet.',
    advice: 'Go back to the form and send it again when the signal is better. If that stays hard, send it without files first. Files can follow as a reply.',
  },
  busy: {
    title: 'Too many files are being sent',
    lead: 'Many people are sending files at the same time, so this was not received yet. This is not your fault.',
    advice: 'Wait some minutes, go back to the form and send again. Without files it can be sent now. Files can follow as a reply.',
  },
  held: {
    malicious: {
      title: 'This file is not given out', lead: 'The scanner found a malicious program in this file. It stays stored, but cannot be opened from here.',
      advice: 'Ask the reporter to send the same evidence in another form, such as a photo or a screenshot.',
    },
    unchecked: {
      title: 'This file cannot be checked yet', lead: 'Every file is looked over by the scanner before it is opened. The scanner does not answer now.',
      advice: 'Try again in a minute. The file is safely stored.',
    },
  },
  unavailable: {
    title: 'The service is disturbed',
    lead: 'What you sent is not saved yet. This is not your fault.',
    kept: 'What you wrote is below.',
    again: 'Press Send again in a moment. It will not be saved twice.',
    keptFiles: 'Files must be chosen again.',
    reading: 'We cannot open this page yet. Try again in a moment.',
    retry: 'Send again',
    reload: 'Try again',
  },
  fault: {
    title: 'Something went wrong on our side',
    lead: 'It has been recorded. Try again in a moment. If it stays, tell the officer this reference number.',
    reference: 'Reference number',
  },
  typed: 'What you wrote',
  toHome: 'To the home page',
}
