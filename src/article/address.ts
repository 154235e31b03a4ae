/** Which network addresses an article may be fetched from: public ones only, so that no link opens a machine's own doors. */
import { BlockList, isIP } from 'node:net'

const closed = new BlockList()
const closedIPv4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
// 64:ff9b::, 2001:: and 2002:: carry IPv4 addresses inside, which may be private ones.
const closedIPv6: [string, number][] = [
  ['::', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]
for (const [net, prefix] of closedIPv4) {
  closed.addSubnet(net, prefix, 'ipv4')
  closed.addSubnet(`::ffff:${net}`, prefix + 96, 'ipv6')
}
for (const [net, prefix] of closedIPv6) closed.addSubnet(net, prefix, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * Whether a numeric address may be connected to: private, loopback, link-local, reserved and multicast ones may not.
 *
 * @param allowLoopback for tests, which serve their pages from this machine
 */
export function isOpenAddress(address: string, allowLoopback = false): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const version = isIP(plain)
  if (version === 0) return false
  const family = version === 6 ? 'ipv6' : 'ipv4'
  return (allowLoopback && loopback.check(plain, family)) || !closed.check(plain, family)
}
