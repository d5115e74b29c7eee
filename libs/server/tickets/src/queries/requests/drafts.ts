import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError } from '@vigie/platform';
import type { Draft } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { RequestDraftRow } from '../../store/requests/request-draft.row';
import { fr } from '../../texts/fr';

/** What a signed link shows before it is confirmed. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: PublicLinks,
  ) {}

  async find(token: string): Promise<Draft> {
    const id = this.links.draftOf(token);
    const draft = id ? await this.database.manager.findOneBy(RequestDraftRow, { id }) : null;
    if (!draft || draft.expiresAt < this.clock.now()) throw new DomainError('draft.link-invalid');
    const names = await this.database.one<{ client: string; contact: string }>(
      'SELECT c.name AS client, p.name AS contact FROM person p JOIN client c ON c.id = p.client_id WHERE p.id = ?',
      [draft.contactId],
    );
    const { request } = draft;
    return {
      kind: request.kind,
      subject: fr.subjectOf(request),
      description: request.description ?? null,
      form: 'form' in request ? request.form : null,
      client: names?.client ?? '',
      contact: names?.contact ?? '',
      origin: draft.origin,
      createdAt: draft.createdAt.toISOString(),
      expiresAt: draft.expiresAt.toISOString(),
      confirmed: draft.confirmedAt !== null,
    };
  }
}
