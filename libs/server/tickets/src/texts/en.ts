import type { ClockKind } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';
import { shortDate } from './dates';
import type { Texts } from './fr';

const clockNames: Record<ClockKind, string> = {
  promise: 'Promised deadline',
  response: 'First response',
  resolution: 'Resolution',
};

/** Words of requests and their mails, in English. */
export const en: Texts = {
  subjectOf(request: AnyRequest): string {
    if (request.subject) return request.subject;
    switch (request.kind) {
      case 'account.arrival':
        return `Arrival of ${request.form.firstName} ${request.form.lastName} on ${shortDate(request.form.effectiveDate, 'en')}`;
      case 'account.departure':
        return `Departure of ${request.form.userPrincipalName} on ${shortDate(request.form.effectiveDate, 'en')}`;
      case 'account.change':
        return `Change of the account ${request.form.userPrincipalName}`;
      case 'backup.restore':
        return `Restore: ${request.form.what}`;
      case 'incident':
      case 'question':
      case 'email':
      case 'catalogue':
        return '(no subject)';
    }
  },
  continues: (subject) => `Continued: ${subject}`,
  kinds: {
    'account.arrival': 'Arrival of an employee',
    'account.departure': 'Departure of an employee',
    'account.change': 'Change of an account',
    'backup.restore': 'Restore of data',
    incident: 'Incident',
    question: 'Question',
    email: 'Request by e-mail',
    catalogue: 'Request of the catalogue',
  },
  modes: {
    elapsed: (received) => `48 hours after we received your written request, ${received}.`,
    'pause-closed-days': (received) =>
      `48 hours after we received your written request, ${received}; weekends and public holidays do not count.`,
    'service-hours': (received) =>
      `48 service hours after we received your written request, ${received}; only opening hours count.`,
  },
  paused:
    'The time is suspended while we wait for your answer; the deadline is computed again when it arrives.',
  resolution: (received) => `Resolution time of your contract, counted from ${received} in service hours.`,
  warnings: {
    'notice.account-48h':
      'The date you asked for is less than 48 hours away: we do our best, the 48 hours run from the receipt.',
    'notice.licence-one-week': 'A licence takes one week of notice: we do our best to have it ready in time.',
  },
  macro: (name) => `Macro “${name}”`,
  changes: {
    undone: (reason: string) => `Undone: ${reason}`.slice(0, 2000),
    replyTakenBack: 'Reply taken back',
    macroUndone: 'Macro undone',
  },
  mail: {
    acknowledge: {
      subject: (number, subject) => `[${number}] Your request is registered: ${subject}`,
      body: (facts) =>
        [
          `Hello ${facts.name},`,
          '',
          `Your request “${facts.subject}” is registered under the number ${facts.number}.`,
          `Received ${facts.received}.`,
          ...(facts.deadline ? [facts.deadline] : []),
          ...facts.warnings,
          ...facts.refused,
          '',
          `Proof of receipt: no. ${facts.sequence}, fingerprint ${facts.sha256}.`,
          `Follow the request and download the proof: ${facts.url}`,
          '',
          'You can answer this e-mail.',
        ].join('\n'),
    },
    refusedFile: (name, why) => `Attachment refused: ${name}. ${why}`,
    refused: {
      subject: (number) => `[${number}] Attachments refused`,
      body: (facts) =>
        [
          `Hello ${facts.name},`,
          '',
          'Your message has arrived, without all of its files.',
          ...facts.lines,
          '',
          `You can attach them another way here: ${facts.url}`,
        ].join('\n'),
    },
    suspended:
      'The contract is suspended for non-payment: the time of your request does not run. It will as soon as all that is overdue is paid.',
    dueBy: (due, why) => `Done at the latest ${due}. ${why}`,
    reply: {
      subject: (number, subject) => `Re: [${number}] ${subject}`,
      body: (facts) => `${facts.body}\n\n${facts.author}\n\n-- \nFollow your request: ${facts.url}`,
    },
    draft: {
      subject: (subject) => `To be confirmed: ${subject}`,
      body: (facts) =>
        [
          `Hello ${facts.name},`,
          '',
          facts.origin === 'email'
            ? `We received your e-mail “${facts.subject}”. Your contract asks for requests to go through the portal: please confirm it with one click.`
            : `After your call we prepared the request “${facts.subject}”. Please confirm it with one click.`,
          ...facts.refused,
          '',
          facts.url,
          '',
          `The time runs from your confirmation. This link is valid until ${facts.expires}.`,
        ].join('\n'),
    },
    clock: {
      subject: ({ number, clock, percent, subject }) =>
        percent === 100
          ? `[${number}] ${clockNames[clock]} missed: ${subject}`
          : `[${number}] ${clockNames[clock]}, ${percent}% of the time used: ${subject}`,
      body: (facts) =>
        [
          facts.percent === 100
            ? `${clockNames[facts.clock]} of ${facts.number} (${facts.client}): missed.`
            : `${clockNames[facts.clock]} of ${facts.number} (${facts.client}): ${facts.percent}% of the time is used.`,
          `Subject: ${facts.subject}`,
          `Deadline: ${facts.due}`,
          facts.url,
        ].join('\n'),
    },
    clientReplied: {
      subject: (number, subject) => `[${number}] The client answered: ${subject}`,
      body: (facts) => `${facts.author} wrote:\n\n${facts.body}\n\n${facts.url}`,
    },
    webhookDisabled: {
      subject: (name) => `Webhook switched off: ${name}`,
      body: (facts) =>
        `The webhook “${facts.name}” (${facts.target}) has not got through for several days, or its address is gone. Vigie switched it off; what was waiting leaves when it is switched on again.\n\n${facts.url}`,
    },
  },
};
