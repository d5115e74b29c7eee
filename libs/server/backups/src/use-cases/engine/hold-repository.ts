import type { Database } from '@vigie/platform';
import { leaseSeconds, releaseLease, renewLease } from '../../store/engine/repository.store';

/** A repository that one worker has for itself. */
export interface HeldRepository {
  repositoryId: string;
  token: string;
  /** Aborted when another worker took it, or the caller is told to stop. */
  signal: AbortSignal;
}

/** Keeps a lease alive while something is done, and gives it back afterwards. */
export async function holdRepository<T>(
  database: Database,
  lease: { repositoryId: string; token: string; stop: AbortSignal },
  work: (held: HeldRepository) => Promise<T>,
): Promise<T> {
  const { repositoryId, token, stop } = lease;
  const lost = new AbortController();
  const beat = async () => {
    // Without an answer of the database the lease runs on, and is renewed by the next beat or lost.
    const isOurs = await renewLease(database, repositoryId, token).catch(() => true);
    if (!isOurs) lost.abort();
  };
  const beats = setInterval(() => void beat(), (leaseSeconds * 1000) / 4);
  try {
    return await work({ repositoryId, token, signal: AbortSignal.any([lost.signal, stop]) });
  } finally {
    clearInterval(beats);
    await releaseLease(database, repositoryId, token);
  }
}
