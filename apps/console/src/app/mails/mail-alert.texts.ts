import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  stopped: { intake: 'Courriels\u00a0: plus d’arrivée', sending: 'Courriels\u00a0: plus de départ' },
  since: (at: string) => `Depuis ${at}`,
} as const;

const en: TextsOf<typeof fr> = {
  stopped: { intake: 'Mail no longer arrives', sending: 'Mail no longer leaves' },
  since: (at) => `Since ${at}`,
};

/** Words for mail that has stopped. */
export const mailAlertTexts: Texts<typeof fr> = { fr, en };
