// lies in: libs/server/tickets/src/sample-dependencies.ts
// refused by: no-restricted-syntax
// says: at most 7
export class Sample {
  total: number;
  constructor(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) {
    this.total = a + b + c + d + e + f + g + h;
  }
}
