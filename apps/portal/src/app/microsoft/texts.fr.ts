import type { ConsentOutcome } from '@vigie/wire';

export const fr = {
  outcomes: {
    granted: {
      title: 'Merci, c’est accordé',
      body: 'Votre prestataire peut maintenant préparer les arrivées et les départs dans votre Microsoft 365. Vous retirez cet accord quand vous le voulez, en supprimant l’application Vigie dans Microsoft Entra.',
    },
    refused: {
      title: 'Vous avez décliné',
      body: 'Rien n’a été accordé et rien ne change chez vous. Votre prestataire en est informé\u202f; il vous répondra si vous avez des questions.',
    },
    invalid: {
      title: 'Cette réponse ne peut pas être retenue',
      body: 'L’adresse a été changée, ou vous étiez connecté à un autre locataire Microsoft 365 que celui de votre entreprise. Reprenez l’adresse que votre prestataire vous a envoyée.',
    },
  } satisfies Record<ConsentOutcome, { title: string; body: string }>,
  close: 'Vous pouvez fermer cette page.',
} as const;
