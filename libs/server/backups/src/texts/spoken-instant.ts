import { ourZone } from '@vigie/platform';

const format = new Intl.DateTimeFormat('fr-FR', {
  ...{ day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: ourZone },
});

/** An instant as it is written into a ticket. */
export const spokenInstant = (at: Date): string => format.format(at).replace(' ', ' à ');
