import { Injectable } from '@nestjs/common';
import { AttemptLimits, Directory } from '@vigie/directory';
import { Clock, DomainError, systemActor, type Actor } from '@vigie/platform';
import { localDateOf } from '@vigie/rules';
import { PublicLinks } from '../../links/public-links';

/** Who came by the signed link of a mail, and to which quote; they may do nothing else. */
export interface QuoteVisitor {
  actor: Actor;
  quoteId: string;
  client: string;
}

/** Says who holds a signed link: the one it was sent to, while they still decide for their company. */
@Injectable()
export class OpenQuoteLink {
  constructor(
    private readonly links: PublicLinks,
    private readonly directory: Directory,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {}

  /** Errors: quote.link-invalid, rate.limited. */
  async execute(token: string, network: string): Promise<QuoteVisitor> {
    await this.limits.consume('quote-link.ip', network);
    const link = this.links.quoteLinkOf(token);
    const person = link && (await this.directory.contactById(link.personId));
    if (!link || !person?.active || !person.roles.includes('approver'))
      throw new DomainError('quote.link-invalid');
    const { clientId, clientName: client, name, email } = person;
    const { calendar } = await this.directory.clientTerms(clientId);
    const today = localDateOf(this.clock.now().toISOString(), calendar.zone);
    if (link.until < today) throw new DomainError('quote.link-invalid');
    const scope = { kind: 'client', clientId } as const;
    const nobody = systemActor(`signed link of ${email}`);
    return {
      actor: { ...nobody, id: person.id, clientId, name, email, scope },
      quoteId: link.quoteId,
      client,
    };
  }
}
