// lies in: libs/wire/src/sample-enum.ts
// refused by: no-restricted-syntax
// says: union of string literals
export enum Kind {
  One = 'one',
}
