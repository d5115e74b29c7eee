import type { PlanKind, PlanState } from '@vigie/rules';
import type { RequestProgress } from '@vigie/wire';

type Stage = RequestProgress['items'][number]['stages'][number];

export const fr = {
  progress: {
    title: 'Où en est votre demande',
    kinds: {
      arrival: (name) => `Le compte de ${name}`,
      departure: (name) => `Le départ de ${name}`,
      change: (name) => `Le changement pour ${name}`,
      'password-reset': (name) => `Le mot de passe de ${name}`,
      'phone-lost': (name) => `Le téléphone de ${name}`,
    } satisfies Record<PlanKind, (name: string) => string>,
    states: {
      proposed: () => 'Nous avons préparé le travail. Il va commencer.',
      scheduled: (when) => `Tout est prêt. Le travail commence ${when}.`,
      running: () => 'Le travail est en cours.',
      'needs-attention': () => 'Le travail est en cours.',
      completed: (when) => `Tout est fait depuis ${when}.`,
      cancelled: () => 'Ce travail a été annulé. Les messages ci-dessous disent pourquoi.',
    } satisfies Record<PlanState, (when: string) => string>,
    stages: {
      account: 'Le compte',
      licence: 'La licence',
      mailbox: 'La boîte aux lettres',
      access: 'Les équipes, groupes et listes',
      equipment: 'Le poste et le téléphone',
      handover: 'La remise du mot de passe',
      closing: 'La fermeture des accès',
      files: 'Les fichiers',
    } satisfies Record<Stage['stage'], string>,
    stageStates: {
      'to-come': 'à venir',
      'under-way': 'en cours',
      done: 'fait',
    } satisfies Record<Stage['state'], string>,
  },
  once: {
    title: 'Votre mot de passe',
    lead: (client: string) => `Pour votre compte Microsoft 365 chez ${client}`,
    address: 'Votre adresse',
    explain:
      'Cette page affiche votre mot de passe une seule fois. Ouvrez-la quand vous êtes prêt à vous connecter.',
    until: (when: string) => `Le lien fonctionne jusqu’au ${when}.`,
    show: 'Afficher le mot de passe',
    showing: 'Préparation…',
    shown: 'Mot de passe',
    copy: 'Copier le mot de passe',
    copied: 'Copié',
    warning: 'Il ne sera plus affiché. Gardez cette page ouverte jusqu’à votre première connexion.',
    next: 'Microsoft vous demandera d’en choisir un autre dès la première connexion.',
    opened: {
      title: 'Ce lien a déjà servi',
      body: 'Le mot de passe a déjà été affiché. Si ce n’était pas vous, prévenez-nous tout de suite et demandez un nouveau lien.',
    },
    expired: {
      title: 'Ce lien a expiré',
      body: 'Demandez un nouveau lien à la personne qui vous l’a remis.',
    },
    unknown: {
      title: 'Ce lien n’est pas valable',
      body: 'Il est incomplet ou n’existe plus. Vérifiez l’adresse, ou demandez un nouveau lien.',
    },
    gone: {
      title: 'Le mot de passe n’est plus affiché',
      body: 'Il n’était visible qu’une fois. S’il vous manque, demandez un nouveau lien.',
    },
  },
};
