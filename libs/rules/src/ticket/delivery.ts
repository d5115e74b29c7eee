/** What is told about a mail after it left us. */
export const deliveryOutcomes = ['delayed', 'delivered', 'unread', 'read', 'failed'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/**
 * What holds when a mail of ours is told about once more: reports come late and out of order, so a later stage wins
 * over an earlier one, and one recipient who did not get it over all who did.
 */
export function laterOutcome(known: DeliveryOutcome | null, told: DeliveryOutcome): DeliveryOutcome {
  if (known === null) return told;
  return deliveryOutcomes.indexOf(told) > deliveryOutcomes.indexOf(known) ? told : known;
}

/** Whether an outcome says that the address itself takes no mail. */
export const isTrouble = (outcome: DeliveryOutcome): boolean => outcome === 'failed';
