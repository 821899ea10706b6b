// A subject as a heading: some senders write their whole letter into it.
const MOST = 90

/** Cut between words where it is too long, with a sign that it goes on. */
export function shortSubject(subject: string): string {
  if (subject.length <= MOST) return subject
  const cut = subject.slice(0, MOST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST / 2)).trimEnd()} …`
}
