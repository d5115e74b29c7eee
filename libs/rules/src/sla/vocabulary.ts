/** The words of SLA clocks. */

/** The three readings of "48 hours after receipt" (conditions art. 11, 14, 22); a parameter of the contract. */
export const deadlineModes = ['elapsed', 'pause-closed-days', 'service-hours'] as const;
export type DeadlineMode = (typeof deadlineModes)[number];

/** What a clock measures: the 48 h promise on a written request, the first answer, the resolution. */
export const clockKinds = ['promise', 'response', 'resolution'] as const;
export type ClockKind = (typeof clockKinds)[number];

export const clockStates = ['running', 'paused', 'met', 'breached', 'cancelled'] as const;
export type ClockState = (typeof clockStates)[number];

/** Percentages of the promised duration at which a clock speaks; 100 is the breach. */
export const thresholds = [50, 75, 90, 100] as const;
export type Threshold = (typeof thresholds)[number];

export const pauseReasons = ['waiting-client', 'waiting-vendor', 'client-suspended'] as const;
export type PauseReason = (typeof pauseReasons)[number];
