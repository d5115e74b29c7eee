import { networkOf, plainAddress } from './network';

describe('an address as people know it', () => {
  it.each([
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['', ''],
  ])('%s -> %s', (ip, shown) => {
    expect(plainAddress(ip)).toBe(shown);
  });
});

describe('the network that tries are counted for', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s -> %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
