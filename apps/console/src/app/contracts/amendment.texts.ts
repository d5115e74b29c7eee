import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Avenant',
  label: 'Objet',
  effectiveOn: 'Date d’effet',
  signedOn: 'Signé le',
  signedHint: 'Vide\u00a0: l’avenant reste proposé.',
  lines: 'Lignes en vigueur',
  price: 'Nouveau prix',
  quantity: 'Nouvelle quantité',
  period: 'Période de l’indice',
  index: 'Nouvel indice initial',
  end: 'Prend fin',
  added: 'Lignes ajoutées',
  conditions: 'Autres conditions',
  kept: 'Un champ vide laisse ce qui est convenu.',
  propose: 'Proposer l’avenant',
  sign: 'Signer l’avenant',
  saved: 'Avenant proposé.',
  signed: 'Avenant signé.',
  growth: 'Mise à jour du parc',
};

const en: TextsOf<typeof fr> = {
  title: 'Amendment',
  label: 'Subject',
  effectiveOn: 'Effective on',
  signedOn: 'Signed on',
  signedHint: 'Empty: the amendment stays a proposal.',
  lines: 'Lines in force',
  price: 'New price',
  quantity: 'New quantity',
  period: 'Period of the index',
  index: 'New initial index',
  end: 'Ends',
  added: 'Lines added',
  conditions: 'Other conditions',
  kept: 'An empty field leaves what is agreed.',
  propose: 'Propose the amendment',
  sign: 'Sign the amendment',
  saved: 'Amendment proposed.',
  signed: 'Amendment signed.',
  growth: 'Update of the estate',
};

/** Words of the panel of an amendment. */
export const amendmentTexts: Texts<typeof fr> = { fr, en };
