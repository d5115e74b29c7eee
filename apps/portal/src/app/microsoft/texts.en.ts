import type { TextsOf } from '@vigie/ui';
import type { fr } from './texts.fr';

export const en: TextsOf<typeof fr> = {
  outcomes: {
    granted: {
      title: 'Thank you, it is granted',
      body: 'Your provider can now prepare arrivals and departures in your Microsoft 365. You withdraw it whenever you like, by deleting the application Vigie in Microsoft Entra.',
    },
    refused: {
      title: 'You declined',
      body: 'Nothing was granted and nothing changes on your side. Your provider knows; they will answer if you have questions.',
    },
    invalid: {
      title: 'This answer cannot be taken',
      body: 'The address was changed, or you were signed in to another Microsoft 365 tenant than your company’s. Use the address that your provider sent you again.',
    },
  },
  close: 'You may close this page.',
};
