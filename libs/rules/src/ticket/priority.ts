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

const sharper: Record<Level, Level> = { low: 'medium', medium: 'high', high: 'high' };

/** Impact and urgency of the next higher priority: more urgency first, then more impact; null at the top. */
export function raised(impact: Level, urgency: Level): { impact: Level; urgency: Level } | null {
  const before = priorityOf(impact, urgency);
  let levels = { impact, urgency };
  while (priorityOf(levels.impact, levels.urgency) === before) {
    if (levels.urgency !== 'high') levels = { ...levels, urgency: sharper[levels.urgency] };
    else if (levels.impact !== 'high') levels = { ...levels, impact: sharper[levels.impact] };
    else return null;
  }
  return levels;
}
