import { describe, expect, test } from 'vitest'
import { networkOf } from './network-of.ts'

describe('the network of an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'], ['203.0.113.7:52711', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'], ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:20ff::1', '2001:db8:1:20'], ['2001:0DB8:0001:2000:0:0:0:9', '2001:db8:1:20'], ['[2001:db8:1:20aa::5]:443', '2001:db8:1:20'], ['2001:db8:1:2100::1', '2001:db8:1:21'],
    ['2001:db8::', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['fe80::1%eth0', 'fe80:0:0:0'], ['64:ff9b::203.0.113.7', '64:ff9b:0:0'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test.each(['unknown', '', '_hidden', '1.2.3', ':::', 'x'.repeat(1000)])('what is none is taken as it is: %.20s', (text) => {
    expect(networkOf(text)).toBe(text)
  })
})
