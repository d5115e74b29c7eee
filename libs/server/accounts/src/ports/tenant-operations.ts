import type { AccountState, GraphPermission, PlannedStep, TenantState } from '@vigie/rules';
import type { StepFailure, StepProof, StepWait } from '@vigie/wire';

/**
 * What one try of a step came to. `wait`: Microsoft took the order, or is not reachable for us now; the step is looked at
 * again later, and may be run again as it is.
 */
export type StepOutcome =
  | { kind: 'done'; proof: StepProof }
  | {
      kind: 'wait';
      seconds: number;
      why: StepWait;
      requestId: string | null;
    }
  | {
      kind: 'failed';
      failure: StepFailure;
      message: string;
      requestId: string | null;
      /** What our application may not do there, where that is why. */
      permissions?: readonly GraphPermission[];
    };

interface TroubleFacts {
  /** How long the tenant asks us to wait. */
  waitSeconds?: number;
  permissions?: readonly GraphPermission[];
}

/** A step with whom it is about. */
export interface StepOrder {
  tenantId: string;
  /** Marks what this plan made, so that a second try knows its own. */
  planId: string;
  step: PlannedStep;
  /** Microsoft took the order of a try before: it is on its way, and is not sent again. */
  taken: boolean;
  person: {
    /** Null until the account exists. */
    accountId: string | null;
    address: string;
    firstName: string;
    lastName: string;
    jobTitle: string | null;
  };
}

/** A tenant does not do what was asked of it: it refuses, with a reason, or does not answer for now. */
export class TenantTrouble extends Error {
  constructor(
    readonly failure: StepFailure | null,
    message: string,
    readonly facts: TroubleFacts = {},
  ) {
    super(message);
  }
}

/**
 * The tenants of clients, in our words. Every operation is safe to repeat: it looks before it acts, takes « already
 * there » for success, and reads back what it did.
 */
export abstract class TenantOperations {
  abstract run(order: StepOrder): Promise<StepOutcome>;

  /** Whether what a person says they did can be seen; null when it cannot be told. */
  abstract verify(order: StepOrder): Promise<StepOutcome | null>;

  /** What a plan has to know; licences are free as Microsoft counts them, before reservations of ours. Throws a TenantTrouble. */
  abstract state(tenantId: string): Promise<TenantState>;

  /** An account with everything that a departure has to undo; null when there is none. Throws a TenantTrouble. */
  abstract account(tenantId: string, address: string): Promise<AccountState | null>;

  /**
   * Sets a first password that must be changed at the first sign-in, and returns it: nobody keeps it. Throws a
   * TenantTrouble.
   */
  abstract givePassword(tenantId: string, accountId: string): Promise<string>;
}
