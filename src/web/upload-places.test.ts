import { describe, expect, it } from 'vitest'
import { uploadPlaces } from './upload-places.ts'

describe('places for uploads', () => {
  it('a network has its own number of them, and another network the rest', () => {
    const places = uploadPlaces({ perNetwork: 2, inAll: 3 })
    expect([places.take('a'), places.take('a')]).not.toContain(null)
    expect(places.take('a')).toBeNull()
    expect(places.take('b')).not.toBeNull()
    expect(places.take('c'), 'there are three in all').toBeNull()
  })

  it('one that is given back is free again, and giving it back twice frees no second one', () => {
    const places = uploadPlaces({ perNetwork: 1, inAll: 2 })
    const give = places.take('a')
    places.take('b')
    give?.()
    give?.()
    expect(places.take('a')).not.toBeNull()
    expect(places.take('c')).toBeNull()
  })
})
