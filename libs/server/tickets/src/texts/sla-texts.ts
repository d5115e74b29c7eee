import type { Locale } from '@vigie/wire';

export interface WarningFacts {
  subject: string;
  due: string;
  late: boolean;
}

/** What clients and histories read about thresholds. */
export const slaTexts: Record<
  Locale,
  { warning: (facts: WarningFacts) => string; raised: (percent: number) => string }
> = {
  fr: {
    warning: ({ subject, due, late }) =>
      late
        ? `Le délai prévu pour votre demande «\u00a0${subject}\u00a0» (${due}) est dépassé. Nous y travaillons et reviendrons vers vous.`
        : `Le délai prévu pour votre demande «\u00a0${subject}\u00a0» se termine ${due}. Nous y travaillons.`,
    raised: (percent) => `${percent}\u00a0% du délai écoulé`,
  },
  en: {
    warning: ({ subject, due, late }) =>
      late
        ? `The time planned for your request “${subject}” (${due}) is over. We are working on it and will come back to you.`
        : `The time planned for your request “${subject}” ends ${due}. We are working on it.`,
    raised: (percent) => `${percent}% of the time is used`,
  },
};
