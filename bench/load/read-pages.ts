// The load generator's side of reading pages, as browsers of many people ask for them.
import { closedLoop } from './closed-loop.ts'
import type { Read, ReadPages } from './jobs.ts'

export async function readPages({ port, clients, seconds, paths, cookie, contains, thinkMs = 0 }: ReadPages): Promise<Read> {
  const wanted = Buffer.from(contains)
  let [asked, bytes] = [0, 0]
  const { latencies, errors, elapsedMs } = await closedLoop<string>({
    port, clients, seconds, thinkMs,
    next: () => {
      const path = paths[asked % paths.length] ?? '/'
      asked += 1
      return { request: Buffer.from(requestOf(port, path, cookie, asked)), ticket: path }
    },
    judge: (_path, { status, body }) => {
      bytes += body.length
      if (status !== 200) return `status ${status}`
      return body.includes(wanted) ? null : 'a page without what it should show'
    },
  })
  return { latencies: Float64Array.from(latencies).sort(), errors: [...errors], elapsedMs, bytes }
}

/** Each from a network of its own, as the proxy in front says: what one network may read in an hour is not measured here. */
function requestOf(port: number, path: string, cookie: string | null, no: number): string {
  const network = `10.${(no >> 16) & 255}.${(no >> 8) & 255}.${no & 255}`
  const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `X-Forwarded-For: ${network}`, ...(cookie === null ? [] : [`Cookie: ${cookie}`])]
  return `${lines.join('\r\n')}\r\n\r\n`
}
