import { Injectable } from '@nestjs/common';
import { Database, systemActor } from '@vigie/platform';
import type { ConsentOutcome, ConsentReturn } from '@vigie/wire';
import { lockTenant, noteTenant } from '../../store/tenants/tenant.store';
import { ConsentLinks } from './consent-links';

/** Notes what the administrator of a tenant answered on the page of Microsoft; the reading that follows proves it. */
@Injectable()
export class TakeConsent {
  private readonly actor = systemActor('consent');

  constructor(
    private readonly database: Database,
    private readonly links: ConsentLinks,
  ) {}

  /** `invalid`: not an answer to an address of ours, or of another tenant; nothing was noted. */
  async execute(answer: ConsentReturn): Promise<ConsentOutcome> {
    const clientId = this.links.clientOf(answer.state);
    if (clientId === null) return 'invalid';
    return this.database.transaction(async (tx) => {
      const tenant = await lockTenant(tx, clientId);
      if (!tenant || !this.links.isOurs(answer.state ?? '', clientId, tenant.guid)) return 'invalid';
      const accepted = answer.error === undefined && answer.admin_consent?.toLowerCase() === 'true';
      // Answered for another tenant than the one that was asked.
      if (accepted && answer.tenant?.toLowerCase() !== tenant.guid) return 'invalid';
      // Who declines afterwards takes nothing back: that is done in Entra.
      if (!accepted && tenant.consent === 'granted') return 'refused';
      const consent = accepted ? 'granted' : 'refused';
      const reading = accepted
        ? { syncDueAt: tx.now, failure: null, failureMessage: null, failedAt: null }
        : {};
      await noteTenant(tx, clientId, { consent, consentAt: tx.now, ...reading });
      await tx.audit(this.actor, `tenant.consent-${consent}`, `client:${clientId}`, {
        error: answer.error ?? null,
      });
      tx.live({ type: 'tenant.changed', clientId });
      return consent;
    });
  }
}
