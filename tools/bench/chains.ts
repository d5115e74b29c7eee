import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Sink } from './sink.ts';
import type { Facts } from './ticket-facts.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const canonical = (value: object) => canonicalize(value) ?? '';

interface Head {
  sequence: number;
  sha256: string;
}

const newHead = (): Head => ({ sequence: 0, sha256: '0'.repeat(64) });

/** Seals requests and journal lines the way the product does, so that its own check finds the chains intact. */
export class Chains {
  private readonly requests = newHead();
  private readonly journal = newHead();
  private readonly sink: Sink;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  seal(facts: Facts): void {
    if (facts.request === null) return;
    const sequence = this.requests.sequence + 1;
    const channel = facts.request.kind === 'email' ? 'email' : 'portal';
    const author = { ...facts.author, id: String(facts.author.id) };
    const payload = canonical({
      format: 'vigie-proof-1',
      sequence,
      previousSha256: this.requests.sha256,
      number: `T-${facts.id}`,
      client: { id: String(facts.client.id), name: facts.client.name, formula: facts.client.formula },
      receivedAt: facts.created.toISOString(),
      channel,
      author,
      request: facts.request,
      files: [],
    });
    const seal = sha256(payload);
    this.sink.add('written_request', {
      sequence,
      ticket_id: facts.id,
      client_id: facts.client.id,
      kind: facts.request.kind,
      channel,
      author_id: facts.author.id,
      author_name: facts.author.name,
      author_email: facts.author.email,
      received_at: facts.created,
      payload,
      warnings: [],
      sha256: seal,
      previous_sha256: this.requests.sha256,
    });
    Object.assign(this.requests, { sequence, sha256: seal });
  }

  record(entry: { at: Date; actor: string; actorId: string | null; action: string; ticketId: number }): void {
    const sequence = this.journal.sequence + 1;
    const { at, actor, actorId, action } = entry;
    const target = `ticket:${entry.ticketId}`;
    const data = { channel: 'bench' };
    const previous = this.journal.sha256;
    const content = { sequence, at: at.toISOString(), actor, actorId, action, target, data, previous };
    const seal = sha256(canonical(content));
    this.sink.add('audit_entry', {
      at,
      actor,
      actor_id: actorId,
      action,
      target,
      data,
      sequence,
      sha256: seal,
    });
    Object.assign(this.journal, { sequence, sha256: seal });
  }

  heads(): Record<'written_request' | 'audit', Head> {
    return { written_request: this.requests, audit: this.journal };
  }
}
