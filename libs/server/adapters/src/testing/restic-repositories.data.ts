/**
 * Two empty repositories as restic 0.14 made them, the second one with the chunker of the first, whose keys are cheap to
 * derive: restic reads from a key what it costs (N, r, p), and a test opens a repository dozens of times.
 */
export const madeRepositories = {
  password: 'a-key-of-tests',
  primary: {
    config:
      'irV+llLLgPc9AgqgA7+fMwrto87kWbZKFeNh+pMCqb6KXRmNkvlBel/L6pmuodqjXjEo75aXibm5hH9YCCVj4y6JuVjG6R/KK+FfBhfh2dbhb5CGxt5NPM5f4oX0AN5qeJW3ImpkDy9jE6n2K105ZTkYdCm5JtgdRFUlkKl+4h6Cks/yXNSFA5oLloXinM2zgg4bBPV3mvvHWtw=',
    key: '{"created":"2026-01-01T00:00:00Z","username":"test","hostname":"test","kdf":"scrypt","N":2,"r":1,"p":1,"salt":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==","data":"YPJjcsZBkMvIc/Y54h68pe5mGfkdz7YTSndwzCFgADCOMW/7IzHscnc/cUMmCZ3KItOkLcZx6BGfBuKOafZ8naxmxPrF7je4467xRdSzEcj1RMO0v/3Wszn1Cm9TPEgTzOk/+YGQxSLYmIk7P1Z1En0RVh+QyosxGvtxK9AvWPneq0yA3dBjaKXMLYDPxnKiU3cYDV7/RPldIUA+0ZvIFw=="}',
  },
  second: {
    config:
      'm5rmowJJ368Z/d8Hag8BlcCyRaVshmW3GGsd+iTW8/pyF6GY1JkySHmYpnzdpCLKBqSek+/L1tJvfneYRDBIOdvIhaOfc04QBy6k7LsFbpOgg1W5CqADZx7XYhJxVqdI7Lb9fKhe6/H1wO1Ehl0NVcT2+AiKH6Hu6C+ZG3mzvZR6MoOFL9Gjd9juvAsZ33uLcDtd5f6CuJgfK50=',
    key: '{"created":"2026-01-01T00:00:00Z","username":"test","hostname":"test","kdf":"scrypt","N":2,"r":1,"p":1,"salt":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==","data":"yodvLoum7JBpJBOwSt2XZ4nZlh9WylH139QAq3RlCu748Yb+MFQicfbrwpB7FSN/Do0FpYYld5m0ZsYTDhj+gnBjSseOY+AkFzDQcvjjIOTbYqdYez3vCTmP3xJcooEtYNDoKcJqrzt31HR1YhJTkDh0Pzw3ejd2djtBfHLXaT+6gJaH6spnbBIKRyrmPdyc2v26O38ECZ4olGB2d8+TPg=="}',
  },
};
