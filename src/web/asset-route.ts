// Answers with a built asset in the smallest form that the browser takes.
import type { Handler, Web } from './web.ts'

export function answerAsset({ assets }: Web): Handler {
  return (c) => {
    const asset = assets.asset(c.req.param('name') ?? '')
    if (asset === null) return c.notFound()
    const accepted = c.req.header('accept-encoding') ?? ''
    const [encoding, body] =
      asset.brotli !== null && /\bbr\b/.test(accepted) ? ['br', asset.brotli]
      : asset.gzip !== null && /\bgzip\b/.test(accepted) ? ['gzip', asset.gzip]
      : [null, asset.plain]
    c.header('Content-Type', asset.type)
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    c.header('Vary', 'Accept-Encoding')
    if (encoding !== null) c.header('Content-Encoding', encoding)
    return c.body(new Uint8Array(body))
  }
}
