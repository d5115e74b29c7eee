import type { RequestChannel } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';

/** A contact of a client, as author. */
export interface ContactAuthor {
  id: string;
  name: string;
  email: string;
}

/** A written request about to be sealed. */
export interface ReceivedRequest {
  clientId: string;
  author: ContactAuthor;
  channel: RequestChannel;
  receivedAt: Date;
  request: AnyRequest;
  fileIds: string[];
  /** The raw e-mail at its origin. */
  raw: { fileKey: string; sha256: string } | null;
}

/** A message of a contact on a ticket. */
export interface ReceivedMessage {
  clientId: string;
  ticketId: string;
  author: ContactAuthor;
  channel: 'portal' | 'email';
  body: string;
  html: string | null;
  fileIds: string[];
}

/** A request that its author must still confirm. */
export interface ReceivedDraft {
  clientId: string;
  contactId: string;
  origin: 'email' | 'phone';
  request: AnyRequest;
  rawFileKey: string | null;
  fileIds: string[];
}
