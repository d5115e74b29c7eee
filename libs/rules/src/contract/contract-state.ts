/**
 * `terminating`: a notice was received or given, and the contract runs until its term; `suspended`: the service is
 * held back for unpaid invoices (art. 6).
 */
export const contractStates = ['draft', 'active', 'terminating', 'suspended', 'ended'] as const;
export type ContractState = (typeof contractStates)[number];

const moves: Record<ContractState, readonly ContractState[]> = {
  draft: ['active'],
  active: ['terminating', 'suspended', 'ended'],
  // A denunciation may be withdrawn by agreement.
  terminating: ['active', 'suspended', 'ended'],
  suspended: ['active', 'terminating', 'ended'],
  ended: [],
};

/** Whether a contract may go from one state to another; what has ended stays ended. */
export const canContractMove = (from: ContractState, to: ContractState): boolean => moves[from].includes(to);

/** Who the law protects, and how. A non-professional is a legal person that does not act for its trade. */
export const clientKinds = ['professional', 'non-professional', 'consumer'] as const;
export type ClientKind = (typeof clientKinds)[number];

/** Whether the client must be told of the renewal in time (code de la consommation L215-1, L215-3). */
export const mustBeTold = (kind: ClientKind): boolean => kind !== 'professional';
