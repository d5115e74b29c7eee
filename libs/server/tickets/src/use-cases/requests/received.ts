import type { RefusedFile } from '@vigie/wire';
import type { ContactAuthor, ReceivedRequest } from '../../store/requests/written-request.store';

export type { ReceivedDraft } from '../../store/requests/draft.store';
export type { ContactAuthor, ReceivedRequest } from '../../store/requests/written-request.store';

/** A message of a contact on a ticket. */
export interface ReceivedMessage {
  clientId: string;
  ticketId: string;
  author: ContactAuthor;
  channel: 'portal' | 'email';
  body: string;
  html: string | null;
  /** The whole text of a mail, with what it quotes. */
  fullText?: string | null;
  fileIds: string[];
  /** Files of its mail that did not come through. */
  refusedFiles?: readonly RefusedFile[];
  /** A mail as the written request it is, should it come too late for its ticket. */
  asRequest: Pick<ReceivedRequest, 'receivedAt' | 'request' | 'raw'> | null;
}
