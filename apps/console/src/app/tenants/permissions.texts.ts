import type { GraphPermission } from '@vigie/rules';
import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  /** What each permission is for, as a client's administrator would ask. */
  why: {
    'Directory.Read.All': 'Lire les comptes, les groupes, les domaines et le stock de licences.',
    'User.ReadWrite.All':
      'Créer, bloquer, réactiver et supprimer des comptes, changer une fonction ou un responsable.',
    'User-PasswordProfile.ReadWrite.All': 'Donner un premier mot de passe, ou un nouveau.',
    'LicenseAssignment.ReadWrite.All': 'Attribuer une licence, et la rendre au départ.',
    'GroupMember.ReadWrite.All': 'Faire entrer quelqu’un dans un groupe, et l’en faire sortir.',
    'TeamMember.Read.All': 'Savoir qui est déjà dans une équipe Teams.',
    'TeamMember.ReadWriteNonOwnerRole.All':
      'Faire entrer quelqu’un dans une équipe Teams, et l’en faire sortir.',
    'MailboxSettings.ReadWrite':
      'Régler la langue, la réponse automatique et la redirection\u202f; jamais lire les messages.',
    'Files.ReadWrite.All': 'Ouvrir le OneDrive d’une personne partie à qui lui succède.',
    'UserAuthenticationMethod.Read.All':
      'Voir les moyens de connexion enregistrés après la perte d’un téléphone.',
    'UserAuthMethod-Phone.ReadWrite.All': 'Retirer un numéro de téléphone des moyens de connexion.',
    'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All':
      'Retirer une application d’authentification des moyens de connexion.',
    'DeviceManagementManagedDevices.Read.All': 'Voir les téléphones gérés, et s’ils ont obéi.',
    'DeviceManagementManagedDevices.PrivilegedOperations.All':
      'Verrouiller, retirer ou effacer un téléphone\u202f; l’effacement demande deux personnes.',
  } satisfies Record<GraphPermission, string>,
} as const;

const en: TextsOf<typeof fr> = {
  why: {
    'Directory.Read.All': 'Read accounts, groups, domains and the stock of licences.',
    'User.ReadWrite.All': 'Create, block, enable and delete accounts, change a job title or a manager.',
    'User-PasswordProfile.ReadWrite.All': 'Give a first password, or a new one.',
    'LicenseAssignment.ReadWrite.All': 'Assign a licence, and give it back on departure.',
    'GroupMember.ReadWrite.All': 'Put somebody into a group, and take them out.',
    'TeamMember.Read.All': 'Know who is in a team already.',
    'TeamMember.ReadWriteNonOwnerRole.All': 'Put somebody into a team, and take them out.',
    'MailboxSettings.ReadWrite':
      'Set the language, the automatic reply and the redirection; never read messages.',
    'Files.ReadWrite.All': 'Open the OneDrive of somebody who left to whoever follows them.',
    'UserAuthenticationMethod.Read.All': 'See the registered sign-in methods after a phone was lost.',
    'UserAuthMethod-Phone.ReadWrite.All': 'Remove a phone number from the sign-in methods.',
    'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All': 'Remove an authenticator app from the sign-in methods.',
    'DeviceManagementManagedDevices.Read.All': 'See the managed phones, and whether they obeyed.',
    'DeviceManagementManagedDevices.PrivilegedOperations.All':
      'Lock, retire or wipe a phone; a wipe takes two people.',
  },
};

export const permissionTexts: Texts<typeof fr> = { fr, en };
