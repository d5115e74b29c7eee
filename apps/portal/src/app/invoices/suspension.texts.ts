import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: (contract: string) => `Contrat suspendu\u00a0: ${contract}`,
  body: (since: string, open: string) =>
    `Depuis le ${since}, pour ${open} échus et impayés. Vos demandes sont reçues et gardées, mais leurs délais ne courent pas. La suspension est levée dès que tout ce qui est échu est payé.`,
  invoices: 'Voir mes factures',
};

const en: TextsOf<typeof fr> = {
  title: (contract) => `Contract suspended: ${contract}`,
  body: (since, open) =>
    `Since ${since}, for ${open} overdue and unpaid. Your requests are received and kept, but their deadlines do not run. The suspension is lifted as soon as all that is overdue is paid.`,
  invoices: 'See my invoices',
};

export const suspensionTexts: Texts<typeof fr> = { fr, en };
