export const fr = {
  search: 'Chercher une demande',
  categories: { accounts: 'Comptes et messagerie', backups: 'Sauvegardes', help: 'Aide et questions' },
  none: {
    title: 'Aucune demande ne correspond',
    body: 'Essayez un autre mot, ou posez-nous votre question.',
    clear: 'Tout afficher',
  },
  found: (count: number) => (count === 1 ? '1 demande trouvée' : `${count} demandes trouvées`),
  needsApproval: 'Demande l’accord de la direction',
  lost: {
    title: 'Cette demande n’est plus proposée',
    body: 'Elle a été retirée, ou elle ne concerne pas votre entreprise.',
  },
  changed:
    'Le formulaire a changé pendant que vous le remplissiez. Vos réponses sont gardées\u00a0: relisez-les.',
  promise: 'Votre contrat prévoit un délai de 48 heures, compté dès la réception.',
  approval:
    'Votre direction devra donner son accord. Le délai commence à cet accord, car c’est lui qui rend la demande écrite complète.',
  approvalOf: (names: readonly string[]) =>
    names.length === 0
      ? 'Cette demande attend l’accord de votre direction, mais personne ne peut le donner\u00a0: appelez-nous.'
      : `Cette demande attendra l’accord de ${names.join(' ou de ')}. Le délai commence à cet accord, car c’est lui qui rend la demande écrite complète.`,
  alone: 'Vous êtes la seule personne qui peut donner cet accord\u00a0: envoyer vaut accord.',
  proof: 'Votre demande sera enregistrée et datée\u202f; vous en recevrez la preuve.',
  more: 'Autres fichiers et photos',
};
