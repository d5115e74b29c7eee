import { deviceOf } from './device';

describe('names of devices', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0', 'Edge', 'Windows', false],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36', 'Chrome', 'Linux', false],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/156.0 Safari/537.36', 'Chrome', 'Linux', false],
    ['Mozilla/5.0 (X11; Linux x86_64) Ubuntu Chromium/156.0 Safari/537.36', 'Chrome', 'Linux', false],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 OPR/120.0', 'Opera', 'Windows', false],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1', 'Safari', 'iPhone', true],
    ['Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) CriOS/156.0 Safari/605.1', 'Chrome', 'iPad', true],
    [
      'Mozilla/5.0 (Linux; Android 16) SamsungBrowser/29.0 Chrome/136.0 Safari/537.36',
      'Samsung Internet',
      'Android',
      true,
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Firefox/150.0', 'Firefox', 'macOS', false],
    ['curl/8.5.0', '', '', false],
  ])('%s', (userAgent, browser, system, mobile) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system, mobile });
  });
});
