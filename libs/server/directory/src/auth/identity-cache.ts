import { Injectable } from '@nestjs/common';
import type { Identity } from '@vigie/platform';

const lifetimeMs = 2000;
const capacity = 5000;

interface Entry {
  identity: Identity;
  until: number;
}

/**
 * Spares the database the same question at every request of a page. Entries live two seconds, the longest that
 * another process may still believe a revoked session; in this process a revocation counts at once.
 */
@Injectable()
export class IdentityCache {
  private entries = new Map<string, Entry>();
  private generation = 0;

  /** The identity behind a hashed secret, read by `load` when it is not known. */
  async get(hash: string, load: () => Promise<Identity | null>): Promise<Identity | null> {
    const entry = this.entries.get(hash);
    if (entry && entry.until > Date.now()) return entry.identity;
    const { generation } = this;
    const identity = await load();
    // Read before somebody revoked something: good for this request, not for the next ones.
    if (identity && generation === this.generation) this.keep(hash, identity);
    return identity;
  }

  /** To be called once a change of people, sessions or tokens is committed. */
  clear(): void {
    this.generation += 1;
    this.entries = new Map();
  }

  private keep(hash: string, identity: Identity): void {
    if (this.entries.size >= capacity) this.entries = new Map();
    this.entries.set(hash, { identity, until: Date.now() + lifetimeMs });
  }
}
