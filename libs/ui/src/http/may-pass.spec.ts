import { mayPass } from './may-pass';

describe('trying again', () => {
  it.each([
    [0, true],
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [403, false],
    [404, false],
    [422, false],
  ])('after %d may help: %s', (status, expected) => {
    expect(mayPass({ status })).toBe(expected);
  });
});
