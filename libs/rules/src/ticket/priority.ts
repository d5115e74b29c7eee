import type { Level, Priority } from './vocabulary';

const matrix: Record<Level, Record<Level, Priority>> = {
  high: { high: 1, medium: 2, low: 3 },
  medium: { high: 2, medium: 3, low: 4 },
  low: { high: 3, medium: 4, low: 4 },
};

/** Priority of a ticket from impact and urgency, symmetric; 1 is the most urgent. */
export function priorityOf(impact: Level, urgency: Level): Priority {
  return matrix[impact][urgency];
}
