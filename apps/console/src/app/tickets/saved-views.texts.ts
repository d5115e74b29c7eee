import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  own: 'Mes vues',
  shared: 'Vues partagées',
  builtIn: 'Vues du bureau',
  save: 'Enregistrer la vue',
  saveAs: 'Enregistrer sous…',
  reset: 'Rétablir',
  differs: 'Vue modifiée',
  edit: 'Renommer ou partager…',
  editTitle: 'Renommer ou partager la vue',
  rename: 'Renommer…',
  renameTitle: 'Renommer la vue',
  remove: 'Supprimer la vue',
  name: 'Nom de la vue',
  nameRequired: 'Donnez un nom à la vue.',
  share: 'Visible de toute l’équipe',
  saved: (name: string) => `Vue «\u00a0${name}\u00a0» enregistrée.`,
  removed: (name: string) => `Vue «\u00a0${name}\u00a0» supprimée.`,
  export: 'Exporter la vue',
  formats: { csv: 'Exporter en CSV', xlsx: 'Exporter pour Excel (XLSX)' },
  empty: ['Aucun ticket dans cette vue', 'Ceux qui correspondent à ses filtres apparaîtront ici.'],
} as const;

const en: TextsOf<typeof fr> = {
  own: 'My views',
  shared: 'Shared views',
  builtIn: 'Views of the desk',
  save: 'Save the view',
  saveAs: 'Save as…',
  reset: 'Reset',
  differs: 'View changed',
  edit: 'Rename or share…',
  editTitle: 'Rename or share the view',
  rename: 'Rename…',
  renameTitle: 'Rename the view',
  remove: 'Delete the view',
  name: 'Name of the view',
  nameRequired: 'Give the view a name.',
  share: 'Visible to the whole team',
  saved: (name) => `View “${name}” saved.`,
  removed: (name) => `View “${name}” deleted.`,
  export: 'Export the view',
  formats: { csv: 'Export as CSV', xlsx: 'Export for Excel (XLSX)' },
  empty: ['No ticket in this view', 'Those that match its filters will appear here.'],
};

export const savedViewTexts: Texts<typeof fr> = { fr, en };
