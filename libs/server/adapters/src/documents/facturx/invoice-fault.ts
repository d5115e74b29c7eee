/** A rule of EN 16931 or of the French reform that a document breaks, with the value that breaks it. */
export interface InvoiceFault {
  rule: string;
  value: string;
}

/** Notes a fault unless the rule holds. */
export type Report = (rule: string, holds: boolean, value?: string | null) => void;
