import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Secrets, type Config, type Transaction } from '@vigie/platform';
import type { Rating } from '@vigie/rules';
import { requestOfTicket } from '../store/requests/written-request.store';

const draftPurpose = 'draft-link';
const ratingPurpose = 'rating-link';
const quotePurpose = 'quote-link';

/** What the signed link to a quote says: which one, whose it is, and the last day on which it opens. */
export interface QuoteLink {
  quoteId: string;
  personId: string;
  until: string;
}

/** Addresses that go into mails, always built from the configured public address. */
@Injectable()
export class PublicLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
  ) {}

  /** The client's page of the request behind a ticket; the portal itself when there is none. */
  async request(tx: Transaction, ticketId: string): Promise<string> {
    const requestId = await requestOfTicket(tx, ticketId);
    return `${this.config.publicUrl}/portal/${requestId ? `demandes/${requestId}` : ''}`;
  }

  /** Our own page of a ticket. */
  ticket(ticketId: string): string {
    return `${this.config.publicUrl}/console/tickets/${ticketId}`;
  }

  /** The page where somebody of the client agrees to a request, once signed in. */
  approval(id: string): string {
    return `${this.config.publicUrl}/portal/accords/${id}`;
  }

  /** An article of help, for those who may read it. */
  article(id: string): string {
    return `${this.config.publicUrl}/portal/aide/${id}`;
  }

  /** The page where somebody of the client answers a quote, once signed in. */
  quote(id: string): string {
    return `${this.config.publicUrl}/portal/devis/${id}`;
  }

  /** The service review of a month, for those of the client who may read it. */
  review(id: string): string {
    return `${this.config.publicUrl}/portal/bilans/${id}`;
  }

  /** The signed link by which a contact confirms a draft without signing in. */
  draft(draftId: string): string {
    return `${this.config.publicUrl}/portal/confirmer/${draftId}.${this.secrets.sign(draftPurpose, draftId)}`;
  }

  /** The draft a link belongs to, when the signature is ours. */
  draftOf(token: string): string | null {
    return this.signedId(draftPurpose, token);
  }

  /** The signed link by which a requester says what they think of the work; the answer is chosen, not yet given. */
  rating(ratingId: string, rating: Rating): string {
    const token = `${ratingId}.${this.secrets.sign(ratingPurpose, ratingId)}`;
    return `${this.config.publicUrl}/portal/avis/${token}?note=${rating}`;
  }

  /** What a link asks an opinion about, when the signature is ours. */
  ratingOf(token: string): string | null {
    return this.signedId(ratingPurpose, token);
  }

  /** The signed link by which one person reads and answers one quote without signing in. */
  quoteFor({ quoteId, personId, until }: QuoteLink): string {
    const facts = `${quoteId}_${personId}_${until}`;
    const token = `${facts}.${this.secrets.sign(quotePurpose, facts)}`;
    return `${this.config.publicUrl}/portal/devis/lien/${token}`;
  }

  /** What such a link says, when the signature is ours. */
  quoteLinkOf(token: string): QuoteLink | null {
    const [facts = '', signature = ''] = token.split('.');
    const [, quoteId, personId, until] = /^(\d{1,19})_(\d{1,19})_(\d{4}-\d\d-\d\d)$/.exec(facts) ?? [];
    if (!quoteId || !personId || !until) return null;
    return this.secrets.verify(quotePurpose, facts, signature) ? { quoteId, personId, until } : null;
  }

  private signedId(purpose: string, token: string): string | null {
    const [signedId, signature] = token.split('.');
    if (!signedId || !signature || !/^\d{1,19}$/.test(signedId)) return null;
    return this.secrets.verify(purpose, signedId, signature) ? signedId : null;
  }
}
