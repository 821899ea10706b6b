import { expect, it } from 'vitest'
import { relyingParty } from './relying-party.ts'

it('is the host of the address that the operator set, with its origin', () => {
  expect(relyingParty('https://lapor.contoh.go.id')).toEqual({ id: 'lapor.contoh.go.id', origin: 'https://lapor.contoh.go.id' })
  expect(relyingParty('https://lapor.contoh.go.id:8443')).toEqual({ id: 'lapor.contoh.go.id', origin: 'https://lapor.contoh.go.id:8443' })
  expect(relyingParty('http://localhost:3000')).toEqual({ id: 'localhost', origin: 'http://localhost:3000' })
})

it.each(['http://lapor.contoh.go.id', 'http://127.0.0.1:3000', 'https://10.0.0.7', 'https://[::1]:3000', 'http://localhost.contoh.id'])('is none at %s, where browsers make no passkey', (address) => {
  expect(relyingParty(address)).toBeNull()
})
