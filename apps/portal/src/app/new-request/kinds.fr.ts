/** What each kind of request is called, asks and leads to. */
const startOfWork = 'Date d’arrivée';
const freeDate = 'Par exemple 5/12/2026, 5 décembre ou demain.';
const address = { label: 'Adresse e-mail du compte', hint: 'Par exemple prenom.nom@entreprise.fr' };
const more = { label: 'Autre chose à nous dire', hint: '' };

export const kinds = {
  'account.arrival': {
    choice: 'Arrivée d’un collaborateur',
    help: 'Créer son compte et sa messagerie',
    title: 'Arrivée d’un collaborateur',
    fields: {
      firstName: { label: 'Prénom', hint: '' },
      lastName: { label: 'Nom', hint: '' },
      jobTitle: { label: 'Fonction', hint: '' },
      effectiveDate: { label: startOfWork, hint: freeDate },
      licence: { label: 'Licence', hint: 'Le logiciel à prévoir. Laissez vide si vous ne savez pas.' },
      groups: { label: 'Équipes et groupes', hint: 'Ceux dont cette personne fera partie.' },
      description: more,
    },
    deadline: (when: string) => `Réalisée au plus tard ${when}`,
    next: [
      'Nous créons le compte et la boîte aux lettres.',
      'Vous recevez un lien de premier accès, à remettre à {qui}.',
      'Le mot de passe se choisit à la première connexion.',
    ],
  },
  'account.departure': {
    choice: 'Départ d’un collaborateur',
    help: 'Fermer son compte, garder ses messages',
    title: 'Départ d’un collaborateur',
    fields: {
      userPrincipalName: address,
      effectiveDate: { label: 'Dernier jour', hint: freeDate },
      mailbox: { label: 'Que faire de sa boîte aux lettres ?', hint: '' },
      description: more,
    },
    deadline: (when: string) => `Réalisé au plus tard ${when}`,
    next: [
      'Nous fermons les accès à la date indiquée.',
      'Nous traitons la boîte aux lettres comme vous l’avez choisi.',
      'Vous recevez la confirmation, avec le détail de ce qui a été fait.',
    ],
  },
  'account.change': {
    choice: 'Modifier un compte',
    help: 'Nom, droits, groupes, licence, messagerie',
    title: 'Modifier un compte',
    fields: {
      userPrincipalName: address,
      change: {
        label: 'Que faut-il changer ?',
        hint: 'Par exemple : ajouter au groupe Comptabilité, changer de nom.',
      },
    },
    deadline: (when: string) => `Modifié au plus tard ${when}`,
    next: ['Nous faisons la modification.', 'Vous recevez la confirmation, ici et par e-mail.'],
  },
  'backup.restore': {
    choice: 'Restaurer des données',
    help: 'Retrouver un fichier ou un message perdu',
    title: 'Restaurer des données',
    fields: {
      backup: { label: 'Dans quelle sauvegarde', hint: 'Si vous savez de laquelle il s’agit.' },
      what: {
        label: 'Que faut-il retrouver ?',
        hint: 'Le nom du fichier ou du dossier, et l’endroit où il se trouvait.',
      },
      asOf: {
        label: 'Quand était-il encore bon ?',
        hint: 'Le dernier jour où vous l’avez vu intact. Par exemple hier ou 20/11/2026.',
      },
      target: { label: 'Où le remettre', hint: 'Laissez vide pour le remettre à sa place.' },
    },
    deadline: (when: string) => `Restauré au plus tard ${when}`,
    next: [
      'Nous cherchons la sauvegarde la plus proche de la date donnée.',
      'Nous remettons les données à l’endroit demandé.',
      'Vous vérifiez et vous nous dites si tout y est.',
    ],
  },
  incident: {
    choice: 'Signaler un incident',
    help: 'Quelque chose ne marche plus',
    title: 'Signaler un incident',
    fields: {
      subject: { label: 'En une phrase, que se passe-t-il ?', hint: '' },
      description: {
        label: 'Racontez-nous',
        hint: 'Depuis quand, sur quel poste, qui est gêné. Une photo de l’écran aide beaucoup.',
      },
    },
    deadline: (when: string) => `Résolu au plus tard ${when}`,
    next: [
      'Un technicien prend connaissance de votre message.',
      'Il vous répond ici et par e-mail, ou vous appelle.',
      'Vous nous dites si tout fonctionne de nouveau.',
    ],
  },
  question: {
    choice: 'Poser une question',
    help: 'Un conseil, une information',
    title: 'Poser une question',
    fields: {
      subject: { label: 'Votre question en une phrase', hint: '' },
      description: { label: 'Les détails utiles', hint: '' },
    },
    deadline: (when: string) => `Réponse au plus tard ${when}`,
    next: ['Un technicien lit votre question.', 'Vous recevez la réponse ici et par e-mail.'],
  },
  email: {
    choice: 'Demande par e-mail',
    help: '',
    title: 'Demande par e-mail',
    fields: {
      subject: { label: 'Objet', hint: '' },
      description: { label: 'Message', hint: '' },
    },
    deadline: (when: string) => `Réalisée au plus tard ${when}`,
    next: ['Un technicien lit votre message.', 'Vous recevez la réponse ici et par e-mail.'],
  },
  catalogue: {
    choice: 'Demande du catalogue',
    help: '',
    title: 'Demande du catalogue',
    fields: {},
    deadline: (when: string) => `Réalisée au plus tard ${when}`,
    next: ['Un technicien lit votre demande.', 'Vous suivez ici ce qui se passe, et par e-mail.'],
  },
};
