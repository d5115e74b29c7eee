import type { ClockKind } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';
import { shortDate } from './dates';

const clockNames: Record<ClockKind, string> = {
  promise: 'Échéance promise',
  response: 'Première réponse',
  resolution: 'Résolution',
};

/** Words of requests and their mails, in French. */
export const fr = {
  subjectOf(request: AnyRequest): string {
    if (request.subject) return request.subject;
    switch (request.kind) {
      case 'account.arrival':
        return `Arrivée de ${request.form.firstName} ${request.form.lastName} le ${shortDate(request.form.effectiveDate, 'fr')}`;
      case 'account.departure':
        return `Départ de ${request.form.userPrincipalName} le ${shortDate(request.form.effectiveDate, 'fr')}`;
      case 'account.change':
        return `Modification du compte ${request.form.userPrincipalName}`;
      case 'backup.restore':
        return `Restauration : ${request.form.what}`;
      case 'incident':
      case 'question':
      case 'email':
      case 'catalogue':
        return '(sans objet)';
    }
  },
  continues: (subject: string) => `Suite\u00a0: ${subject}`,
  kinds: {
    'account.arrival': 'Arrivée d’un collaborateur',
    'account.departure': 'Départ d’un collaborateur',
    'account.change': 'Modification d’un compte',
    'backup.restore': 'Restauration de données',
    incident: 'Incident',
    question: 'Question',
    email: 'Demande par courriel',
    catalogue: 'Demande du catalogue',
  },
  modes: {
    elapsed: (received: string) => `48 heures après la réception de votre demande écrite, ${received}.`,
    'pause-closed-days': (received: string) =>
      `48 heures après la réception de votre demande écrite, ${received} ; les week-ends et jours fériés ne comptent pas.`,
    'service-hours': (received: string) =>
      `48 heures de service après la réception de votre demande écrite, ${received} ; seules les heures d’ouverture comptent.`,
  },
  paused:
    'Le délai est suspendu tant que nous attendons votre réponse ; l’échéance sera recalculée à sa réception.',
  resolution: (received: string) =>
    `Délai de résolution prévu par votre contrat, compté depuis ${received} en heures de service.`,
  warnings: {
    'notice.account-48h':
      'La date demandée est à moins de 48 heures : nous faisons au mieux, le délai de 48 heures court à partir de la réception.',
    'notice.licence-one-week':
      'Une licence demande une semaine de préavis : nous faisons au mieux pour qu’elle soit prête à temps.',
  },
  macro: (name: string) => `Macro «\u00a0${name}\u00a0»`,
  changes: {
    undone: (reason: string) => `Annulé\u00a0: ${reason}`.slice(0, 2000),
    replyTakenBack: 'Réponse annulée',
    macroUndone: 'Macro annulée',
  },
  mail: {
    acknowledge: {
      subject: (number: string, subject: string) => `[${number}] Votre demande est enregistrée : ${subject}`,
      body: (facts: {
        name: string;
        number: string;
        subject: string;
        received: string;
        deadline: string | null;
        warnings: string[];
        refused: string[];
        sequence: number;
        sha256: string;
        url: string;
      }) =>
        [
          `Bonjour ${facts.name},`,
          '',
          `Votre demande « ${facts.subject} » est enregistrée sous le numéro ${facts.number}.`,
          `Reçue ${facts.received}.`,
          ...(facts.deadline ? [facts.deadline] : []),
          ...facts.warnings,
          ...facts.refused,
          '',
          `Preuve de réception : n° ${facts.sequence}, empreinte ${facts.sha256}.`,
          `Suivre la demande et télécharger la preuve : ${facts.url}`,
          '',
          'Vous pouvez répondre à ce courriel.',
        ].join('\n'),
    },
    refusedFile: (name: string, why: string) => `Pièce jointe refusée\u00a0: ${name}. ${why}`,
    refused: {
      subject: (number: string) => `[${number}] Pièces jointes refusées`,
      body: (facts: { name: string; lines: string[]; url: string }) =>
        [
          `Bonjour ${facts.name},`,
          '',
          'Votre message est bien arrivé, sans tous ses fichiers.',
          ...facts.lines,
          '',
          `Vous pouvez les joindre autrement ici\u00a0: ${facts.url}`,
        ].join('\n'),
    },
    suspended:
      'Le contrat est suspendu pour impayé\u00a0: le délai de votre demande ne court pas. Il courra dès que tout ce qui est échu sera payé.',
    dueBy: (due: string, why: string) => `Réalisée au plus tard ${due}. ${why}`,
    reply: {
      subject: (number: string, subject: string) => `Re: [${number}] ${subject}`,
      body: (facts: { body: string; author: string; url: string }) =>
        `${facts.body}\n\n${facts.author}\n\n-- \nSuivre votre demande : ${facts.url}`,
    },
    draft: {
      subject: (subject: string) => `À confirmer : ${subject}`,
      body: (facts: {
        name: string;
        subject: string;
        origin: 'email' | 'phone';
        url: string;
        expires: string;
        refused: string[];
      }) =>
        [
          `Bonjour ${facts.name},`,
          '',
          facts.origin === 'email'
            ? `Nous avons reçu votre courriel « ${facts.subject} ». Votre contrat prévoit que les demandes passent par le portail : il reste à la confirmer, en un clic.`
            : `Suite à votre appel, nous avons préparé la demande « ${facts.subject} ». Il reste à la confirmer, en un clic.`,
          ...facts.refused,
          '',
          facts.url,
          '',
          `Le délai court à partir de votre confirmation. Ce lien est valable jusqu’au ${facts.expires}.`,
        ].join('\n'),
    },
    clock: {
      subject: (facts: { number: string; clock: ClockKind; percent: number; subject: string }) =>
        facts.percent === 100
          ? `[${facts.number}] ${clockNames[facts.clock]}, délai dépassé\u00a0: ${facts.subject}`
          : `[${facts.number}] ${clockNames[facts.clock]}, ${facts.percent}\u00a0% du délai écoulé\u00a0: ${facts.subject}`,
      body: (facts: {
        number: string;
        clock: ClockKind;
        subject: string;
        client: string;
        percent: number;
        due: string;
        url: string;
      }) =>
        [
          facts.percent === 100
            ? `${clockNames[facts.clock]} de ${facts.number} (${facts.client})\u00a0: le délai est dépassé.`
            : `${clockNames[facts.clock]} de ${facts.number} (${facts.client})\u00a0: ${facts.percent}\u00a0% du délai sont écoulés.`,
          `Objet\u00a0: ${facts.subject}`,
          `Échéance\u00a0: ${facts.due}`,
          facts.url,
        ].join('\n'),
    },
    clientReplied: {
      subject: (number: string, subject: string) => `[${number}] Le client a répondu : ${subject}`,
      body: (facts: { author: string; body: string; url: string }) =>
        `${facts.author} a écrit :\n\n${facts.body}\n\n${facts.url}`,
    },
    webhookDisabled: {
      subject: (name: string) => `Webhook arrêté : ${name}`,
      body: (facts: { name: string; target: string; url: string }) =>
        `Le webhook « ${facts.name} » (${facts.target}) n’aboutit plus depuis plusieurs jours, ou son adresse n’existe plus. Vigie l’a arrêté ; ce qui attendait partira à la remise en marche.\n\n${facts.url}`,
    },
  },
};

export type Texts = typeof fr;
