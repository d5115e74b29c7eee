import type { Locale } from '@vigie/wire';

interface LinkMail {
  subject: string;
  text: (facts: { name: string; link: string }) => string;
}
type LinkMails = Record<'reset' | 'invitation', LinkMail>;

const fr: LinkMails = {
  reset: {
    subject: 'Choisir un nouveau mot de passe',
    text: ({ name, link }) => `Bonjour ${name},

Vous avez demandé à changer votre mot de passe Vigie. Ouvrez ce lien pour en choisir un nouveau :

${link}

Ce lien sert une seule fois et reste valable une heure. Si vous n’avez rien demandé, ignorez ce message : votre mot de passe ne change pas.
`,
  },
  invitation: {
    subject: 'Votre accès à Vigie',
    text: ({ name, link }) => `Bonjour ${name},

Un accès à Vigie vient d’être créé pour vous. Ouvrez ce lien pour choisir votre mot de passe :

${link}

Ce lien sert une seule fois et reste valable sept jours. Passé ce délai, demandez-en un autre avec « Mot de passe oublié » sur la page de connexion.
`,
  },
};

const en: LinkMails = {
  reset: {
    subject: 'Choose a new password',
    text: ({ name, link }) => `Hello ${name},

You asked to change your Vigie password. Open this link to choose a new one:

${link}

The link works once and for one hour. If you did not ask for it, ignore this message: your password stays the same.
`,
  },
  invitation: {
    subject: 'Your access to Vigie',
    text: ({ name, link }) => `Hello ${name},

An access to Vigie has just been created for you. Open this link to choose your password:

${link}

The link works once and for seven days. After that, ask for another one with “Forgotten password” on the sign-in page.
`,
  },
};

/** Mails of the directory, in each language. */
export const linkMails: Record<Locale, LinkMails> = { fr, en };
