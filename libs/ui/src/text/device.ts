/** Where a session was opened, as the lists of sessions name it. */
export interface Device {
  browser: string;
  system: string;
  mobile: boolean;
}

// The first that matches wins: most browsers also pretend to be others.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/Chrom(e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Browser and system behind a User-Agent header, as people call them; empty when unknown. */
export function deviceOf(userAgent: string): Device {
  const find = (names: typeof browsers): string => names.find(([sign]) => sign.test(userAgent))?.[1] ?? '';
  const system = find(systems);
  return { browser: find(browsers), system, mobile: ['iPhone', 'iPad', 'Android'].includes(system) };
}
