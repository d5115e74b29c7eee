import type { ArticleContent } from '@vigie/wire';

interface DemoArticle {
  category: string;
  audience: 'internal' | 'everyone' | 'clients';
  /** Names of the clients it is for. */
  clients?: readonly string[];
  content: ArticleContent;
}

const lines = (...text: string[]) => text.join('\n');

/** What people ask most often, and one page that is ours alone. */
export const demoArticles: DemoArticle[] = [
  {
    category: 'Imprimantes',
    audience: 'everyone',
    content: {
      fr: {
        title: 'L’imprimante ne répond plus',
        body: lines(
          'Dans la plupart des cas, trois gestes suffisent.',
          '',
          '1. Éteignez l’imprimante, attendez dix secondes, rallumez-la.',
          '2. Vérifiez que son écran n’affiche **ni bourrage ni manque de papier**.',
          '3. Sur votre poste, ouvrez *Paramètres → Imprimantes* et videz la file d’attente.',
          '',
          '## Si cela ne suffit pas',
          '',
          'Notez le message affiché et faites une demande «\u00a0Signaler un incident\u00a0». Dites-nous aussi si vos collègues peuvent imprimer.',
        ),
      },
      en: {
        title: 'The printer no longer responds',
        body: lines(
          'Most of the time, three steps are enough.',
          '',
          '1. Turn the printer off, wait ten seconds, turn it on again.',
          '2. Check that its screen shows **neither a jam nor missing paper**.',
          '3. On your computer, open *Settings → Printers* and empty the queue.',
          '',
          '## If that is not enough',
          '',
          'Note the message and report an incident. Tell us as well whether your colleagues can print.',
        ),
      },
    },
  },
  {
    category: 'Comptes et mots de passe',
    audience: 'everyone',
    content: {
      fr: {
        title: 'Changer son mot de passe',
        body: lines(
          'Un mot de passe se change depuis n’importe quel poste de l’entreprise.',
          '',
          '- Appuyez sur `Ctrl + Alt + Suppr`, puis choisissez **Modifier un mot de passe**.',
          '- Prenez au moins douze caractères\u00a0: trois mots sans lien entre eux se retiennent bien.',
          '- Ne l’écrivez nulle part et ne le donnez à personne, *pas même à nous*.',
          '',
          'Votre téléphone demandera le nouveau mot de passe à sa prochaine connexion.',
        ),
      },
      en: {
        title: 'Changing your password',
        body: lines(
          'A password is changed from any computer of the company.',
          '',
          '- Press `Ctrl + Alt + Del`, then choose **Change a password**.',
          '- Use at least twelve characters: three unrelated words are easy to remember.',
          '- Write it nowhere and give it to nobody, *not even to us*.',
          '',
          'Your phone will ask for the new password the next time it connects.',
        ),
      },
    },
  },
  {
    category: 'Comptes et mots de passe',
    audience: 'everyone',
    content: {
      fr: {
        title: 'Préparer l’arrivée d’un collaborateur',
        body: lines(
          'Envoyez la demande «\u00a0Arrivée d’un collaborateur\u00a0» dès que la date est connue.',
          '',
          '| Il faut | Délai |',
          '| --- | --- |',
          '| Un compte et une messagerie | 48 h |',
          '| Une licence supplémentaire | une semaine |',
          '| Un poste préparé | selon le stock |',
          '',
          'Le mot de passe se choisit à la première connexion.',
        ),
      },
      en: null,
    },
  },
  {
    category: 'Messagerie',
    audience: 'everyone',
    content: {
      fr: {
        title: 'Reconnaître un courriel frauduleux',
        body: lines(
          'Un message frauduleux presse, menace ou promet.',
          '',
          '- **L’adresse** de l’expéditeur n’est pas celle de l’entreprise qu’il dit être.',
          '- **Le lien** mène ailleurs que ce qu’il affiche\u00a0: survolez-le sans cliquer.',
          '- **La demande** est inhabituelle\u00a0: un virement, un mot de passe, une carte cadeau.',
          '',
          '> Vous avez cliqué\u202f? Appelez-nous tout de suite, sans éteindre le poste.',
        ),
      },
      en: {
        title: 'Recognising a fraudulent e-mail',
        body: lines(
          'A fraudulent message hurries, threatens or promises.',
          '',
          '- **The address** is not that of the company it claims to be.',
          '- **The link** leads elsewhere than it says: hover over it without clicking.',
          '- **The request** is unusual: a transfer, a password, a gift card.',
          '',
          '> You clicked? Call us at once, and leave the computer on.',
        ),
      },
    },
  },
  {
    category: 'Télétravail',
    audience: 'clients',
    clients: ['Acme'],
    content: {
      fr: {
        title: 'Se connecter au réseau depuis chez soi (VPN)',
        body: lines(
          '1. Ouvrez **Connexion ACME** dans la barre des tâches.',
          '2. Choisissez *Se connecter*, puis acceptez la demande sur votre téléphone.',
          '3. Vos lecteurs réseau apparaissent au bout de quelques secondes.',
          '',
          'La connexion se coupe après huit heures\u00a0: reconnectez-vous simplement.',
        ),
      },
      en: null,
    },
  },
  {
    category: 'Procédures internes',
    audience: 'internal',
    content: {
      fr: {
        title: 'Que demander quand un client signale une lenteur',
        body: lines(
          'Avant de prendre la main\u00a0:',
          '',
          '- depuis quand, et à quels moments de la journée\u202f;',
          '- un seul poste ou plusieurs\u202f;',
          '- une application ou toutes\u202f;',
          '- au bureau ou à distance.',
          '',
          'Relever la charge du poste et le débit, et les noter dans le ticket.',
        ),
      },
      en: null,
    },
  },
];
