// A link as it is compared: the same post copied from an app, a browser or with a campaign's tail is one and the same.

const SAME_HOSTS: Readonly<Record<string, string>> = { 'twitter.com': 'x.com', 'fb.com': 'facebook.com', 'instagr.am': 'instagram.com', 'vm.tiktok.com': 'tiktok.com' }

/** What senders and sites add to follow a link about; `si`, `igsh` and `s` are such marks of YouTube, Instagram and X. */
const TAIL = /^(?:utm_.*|fbclid|gclid|igsh|igshid|si|s|t|feature|ref|ref_src|ref_url|is_from_webapp|sender_device|_r|_t|mibextid|lang|hl)$/i

/** Anything that is no web address (the mark of a letter) is compared by its characters, whatever the case and the blanks. */
export function comparableLink(text: string): string {
  const url = webAddress(text.trim())
  if (url === null) return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const host = url.hostname.toLowerCase().replace(/^(?:www|m|mobile|web)\./, '')
  if (host === 'youtu.be') return `youtube.com/watch?v=${url.pathname.slice(1)}`
  const query = [...url.searchParams].filter(([name]) => !TAIL.test(name)).sort(([one], [other]) => (one < other ? -1 : 1))
  const tail = query.length === 0 ? '' : `?${new URLSearchParams(query)}`
  return `${SAME_HOSTS[host] ?? host}${url.pathname.replace(/\/+$/, '')}${tail}`
}

function webAddress(text: string): URL | null {
  const written = /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(text) && !/\s/.test(text) ? `https://${text}` : text
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return null
  return new URL(written)
}
