import { newMacro, type NewMacro } from '@vigie/wire';

/** The macros that a demonstration begins with, shared by the team. */
export const demoMacros: readonly NewMacro[] = [
  {
    name: 'Demander un complément',
    body: 'Bonjour {{contact}},\n\nPour avancer sur {{number}}, il nous manque une précision : de quel poste s’agit-il, et depuis quand ?\n\nL’échéance est suspendue jusqu’à votre réponse.\n\n{{technician}}',
    changes: { state: 'waiting-client', assignee: 'me' },
  },
  {
    name: 'Pris en charge',
    body: 'Bonjour {{contact}},\n\nVotre demande « {{subject}} » est entre nos mains. Elle sera traitée au plus tard {{deadline}}.\n\n{{technician}}',
    changes: { state: 'open', assignee: 'me' },
  },
  {
    name: 'Résolu, à confirmer',
    body: 'Bonjour {{contact}},\n\nC’est fait. Répondez à ce message si quelque chose ne va pas : {{number}} se rouvrira de lui-même.\n\n{{technician}}',
    changes: { state: 'resolved' },
  },
  {
    name: 'Panne générale',
    visibility: 'internal',
    body: 'Plusieurs personnes de {{client}} sont touchées. Appeler avant d’écrire.',
    changes: { priority: { impact: 'high', urgency: 'high' }, assignee: 'me', tags: ['Panne générale'] },
  },
].map((macro) => newMacro.parse({ ...macro, shared: true }));
