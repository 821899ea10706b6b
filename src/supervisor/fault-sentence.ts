// What is said when Tuntas does not start: a sentence for a fault that its reader can mend, everything known of any other.

/** Faults of our own carry a message made for whoever starts Tuntas. Nobody's report has been read by then. */
export function faultSentence(error: unknown): string {
  if (!(error instanceof Error)) return `Tuntas could not start: ${String(error)}`
  if (['StartFault', 'VaultFault'].includes(error.name)) return error.message
  const causes = error.cause === undefined ? '' : `\nbecause: ${faultSentence(error.cause)}`
  return `Tuntas could not start: ${error.stack ?? error.message}${causes}`
}
