import type { ClientKind, ContractLetterKind, LocalDate } from '@vigie/rules';

/** What a letter about a term says. */
export interface LetterFacts {
  kind: ContractLetterKind;
  /** Who writes: the provider, as its mails name it. */
  sender: string;
  addressee: string;
  /** Lines of the address in the window of the envelope. */
  address: readonly string[];
  writtenOn: LocalDate;
  contract: { label: string; reference: string | null; start: LocalDate; months: number };
  clientKind: ClientKind;
  term: LocalDate;
  /** First and last day of the period that follows without a denunciation. */
  next: { from: LocalDate; to: LocalDate };
  noticeMonths: number;
  limit: LocalDate;
  /** The client's own letter, where this one answers it. */
  received: {
    sentOn: LocalDate | null;
    receivedOn: LocalDate;
    latestArguable: LocalDate;
    reason: string | null;
  } | null;
}

/** Draws a letter, ready for registered mail. */
export abstract class LetterDocument {
  abstract pdf(facts: LetterFacts): Promise<Buffer>;
}
