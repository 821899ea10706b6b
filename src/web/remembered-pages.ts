// Public pages that were drawn lately, as they were sent: most who ask for a report's page ask for one that others have just read.

export type DrawnPage = { readonly html: Buffer; /** Weak: packed or not, it is the same page. */ readonly etag: string; /** Once somebody asked for it packed. */ packed?: Promise<Uint8Array> }

export type RememberedPages = {
  /** The page of this key; drawn where it is not remembered. Null, where there is none, is not kept. */
  page(key: string, draw: () => Promise<DrawnPage | null>): Promise<DrawnPage | null>
}

/**
 * `most` bytes of pages as they are drawn; what was drawn first is forgotten first. A key must name everything that the page
 * depends on: nothing is ever taken back.
 */
export function rememberedPages(most: number): RememberedPages {
  const pages = new Map<string, DrawnPage>()
  let bytes = 0
  return {
    async page(key, draw) {
      const known = pages.get(key)
      if (known !== undefined) return known
      const drawn = await draw()
      if (drawn === null || pages.has(key)) return drawn // or drawn twice at the same time
      pages.set(key, drawn)
      bytes += drawn.html.length
      for (const [oldest, { html }] of pages) {
        if (bytes <= most) break
        pages.delete(oldest)
        bytes -= html.length
      }
      return drawn
    },
  }
}
