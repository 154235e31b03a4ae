import { expect, test } from 'vitest'
import { isOpenAddress } from './address.js'

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1::1', true],
  ['127.0.0.1', false],
  ['127.9.9.9', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:93.184.216.34', true],
  ['[fe80::1]', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['ff02::1', false],
  ['not an address', false],
])('%s may be connected to: %s', (address, open) => expect(isOpenAddress(address)).toBe(open))

test('loopback opens for tests, and nothing else does', () => {
  expect(isOpenAddress('127.0.0.1', true)).toBe(true)
  expect(isOpenAddress('::1', true)).toBe(true)
  expect(isOpenAddress('10.0.0.1', true)).toBe(false)
})
