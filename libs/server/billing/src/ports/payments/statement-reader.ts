import type { BankFault, BankField, BankMovement, PaymentDays } from '@vigie/rules';

/** A line of a statement, or what is wrong with it; `line` counts the entries of the file. */
export interface StatementLine {
  line: number;
  /** Ours, its IBAN when it is known. */
  account: string;
  movement: BankMovement | null;
  /** What was written, for the reader of a fault. */
  written: Partial<Record<BankField, string>>;
  faults: { field: BankField; code: BankFault }[];
}

/** Reads statements of banks in camt.053, ISO 20022. */
export abstract class StatementReader {
  /** Whether the file looks like one. */
  abstract knows(file: Buffer): boolean;
  /** Its booked entries, which are of some days. Errors: bank.file-refused, bank.file-too-large. */
  abstract read(file: Buffer, days: PaymentDays): StatementLine[];
}
