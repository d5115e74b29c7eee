import type {
  ClientKind,
  InvoiceKind,
  InvoiceParty,
  InvoiceSeller,
  InvoiceUnit,
  LocalDate,
  PenaltyMethod,
  VatCategory,
} from '@vigie/rules';

/** First and last day, both counted. */
export interface InvoicePeriod {
  from: LocalDate;
  to: LocalDate;
}

/** Amounts are euros as the API writes them (`12410.26`), positive in a credit note too. */
export interface InvoiceContentLine {
  label: string;
  detail: string | null;
  /** Up to three decimals; negative on a line that takes something back. */
  quantity: string;
  unit: InvoiceUnit;
  unitPrice: string;
  net: string;
  vatCategory: VatCategory;
  /** Hundredths of a percent: 2000 is 20 %. */
  vatRate: number;
  /** Why no VAT is asked. */
  exemption: string | null;
  period: InvoicePeriod | null;
}

export interface InvoiceContentVat {
  category: VatCategory;
  rate: number;
  base: string;
  vat: string;
  exemption: string | null;
}

/** What an invoice says of late payment (C. com. L441-9): how the penalty is computed, and its rate when it is issued. */
export interface InvoicePenalty {
  method: PenaltyMethod;
  /** Percent: of a year, of a month for M2 and M3; null while the half-year has no published rate. */
  rate: string | null;
}

/** Everything that an issued invoice or credit note says, as it was frozen. */
export interface InvoiceContent {
  kind: InvoiceKind;
  number: string;
  issuedOn: LocalDate;
  /** A credit note has none. */
  dueOn: LocalDate | null;
  period: InvoicePeriod | null;
  seller: InvoiceSeller;
  buyer: InvoiceParty;
  clientKind: ClientKind;
  /** The client's own reference of what it ordered. */
  orderReference: string | null;
  /** Our contract, as it is known to both. */
  contractReference: string | null;
  note: string | null;
  /** The invoice that a credit note takes back. */
  corrects: { number: string; issuedOn: LocalDate } | null;
  lines: InvoiceContentLine[];
  vat: InvoiceContentVat[];
  net: string;
  vatTotal: string;
  gross: string;
  /** Already paid when it is issued. */
  paid: string;
  /** Null for whom the law on late payment between professionals does not protect us. */
  penalty: InvoicePenalty | null;
}
