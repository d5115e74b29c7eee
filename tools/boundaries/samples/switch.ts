// lies in: libs/rules/src/time/sample-switch.ts
// refused by: @typescript-eslint/switch-exhaustiveness-check
export function weight(kind: 'one' | 'two'): number {
  switch (kind) {
    case 'one':
      return 1;
  }
  return 0;
}
