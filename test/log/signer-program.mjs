// A device that signs for the log: a process of its own with a key of its own, which answers a text with 64 bytes in base64.
// Its first word is the port (0: any); it prints the port and its public key as name+id+key.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
const key = Buffer.concat([Buffer.of(1), raw])
const id = createHash('sha256').update('lapor.example/log\n').update(key).digest('hex').slice(0, 8)

const server = createServer(async (request, response) => {
  const pieces = []
  for await (const piece of request) pieces.push(piece)
  if (request.method !== 'POST') return response.writeHead(405).end()
  return response.end(sign(null, Buffer.concat(pieces), privateKey).toString('base64'))
})
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: server.address().port, key: `lapor.example/log+${id}+${key.toString('base64')}` })}\n`))
