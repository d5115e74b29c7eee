export interface Period {
  from: string;
  to: string;
}

/** The first and the last day of the month some months after that of a date, `YYYY-MM-DD`. */
export function monthOf(today: string, offset: number): Period {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    from: day(new Date(Date.UTC(year, month - 1 + offset, 1))),
    to: day(new Date(Date.UTC(year, month + offset, 0))),
  };
}

/** A period between two days, whichever of them was moved past the other. */
export const inOrder = (one: string, other: string): Period =>
  one <= other ? { from: one, to: other } : { from: other, to: one };
