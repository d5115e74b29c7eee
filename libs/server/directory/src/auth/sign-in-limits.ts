import { Injectable } from '@nestjs/common';
import { AttemptLimits } from './attempt-limits';
import { networkOf } from './network';

export interface SignInTry {
  email: string;
  ip: string;
}

/**
 * Tries to sign in, counted by account and network, by network, by different addresses from a network, and by account.
 * The first keeps an attacker from locking the owner out, who comes from elsewhere; the others slow down many accounts
 * and many networks. Known and unknown addresses count alike.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly limits: AttemptLimits) {}

  /** Counts a try before it is evaluated; throws rate.limited. */
  async consume(attempt: SignInTry): Promise<void> {
    const { account, network, both } = keysOf(attempt);
    const tries = await this.limits.consume('sign-in.account-ip', both);
    if (tries === 1) await this.limits.consume('sign-in.addresses', network);
    await this.limits.consume('sign-in.ip', network);
    await this.limits.consume('sign-in.account', account);
  }

  /** The password was right: an office behind one address must not run out of tries. */
  async refund(attempt: SignInTry): Promise<void> {
    const { account, network } = keysOf(attempt);
    await this.limits.refund('sign-in.ip', network);
    await this.limits.refund('sign-in.account', account);
  }

  /** Everything was right: the wrong tries from this network are forgotten too. */
  async forget(attempt: SignInTry): Promise<void> {
    const { both, network } = keysOf(attempt);
    await this.refund(attempt);
    // The address was counted once for the network, at its first try.
    await this.limits.refund('sign-in.addresses', network);
    await this.limits.forget('sign-in.account-ip', both);
  }
}

function keysOf({ email, ip }: SignInTry) {
  const account = email.toLowerCase();
  const network = networkOf(ip);
  return { account, network, both: `${account} ${network}` };
}
