import type { Readable } from 'node:stream';
import type { Cents, LocalDate } from '@vigie/rules';
import type { CampaignEvidence } from '@vigie/wire';

/** A line of a contract whose price was revised. */
export interface LetterLine {
  label: string;
  quantity: string;
  /** Of one unit for a year, excluding VAT. */
  basePrice: Cents;
  oldPrice: Cents;
  newPrice: Cents;
  oldAmount: Cents;
  newAmount: Cents;
  computedPrice: Cents;
  /** Another price than the computed one was agreed. */
  agreedByHand: boolean;
  evidence: CampaignEvidence;
}

/** What a client is told of a price revision. */
export interface PriceLetter {
  clientId: string;
  client: string;
  effectiveOn: LocalDate;
  /** RFC 3339. */
  writtenAt: string;
  contracts: { label: string; reference: string | null; lines: LetterLine[] }[];
}

/** Writes the letters of a price revision, in French, with every computation and where its values come from. */
export abstract class PriceLetterDocument {
  abstract pdf(letter: PriceLetter): Promise<Buffer>;
  /** All of them one after the other, for the printer. */
  abstract merged(letters: AsyncIterable<PriceLetter>): Readable;
}
