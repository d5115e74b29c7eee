import type { StepFailure } from '@vigie/wire';

/** What went wrong, and what a person does about it. */
interface FailureWords {
  what: string;
  todo: string;
}

const fr: Record<StepFailure, FailureWords> = {
  'address-taken': {
    what: 'Cette adresse est déjà utilisée.',
    todo: 'Libérez l’adresse ou renommez l’autre compte dans Microsoft 365, puis réessayez.',
  },
  'domain-not-verified': {
    what: 'Le domaine de l’adresse n’est pas vérifié chez ce client.',
    todo: 'Faites vérifier le domaine dans le centre d’administration, puis réessayez.',
  },
  'licence-lacking': {
    what: 'Il ne reste aucune licence libre de ce produit.',
    todo: 'Achetez une licence avec l’accord du client, puis réessayez.',
  },
  'licence-by-group': {
    what: 'Cette licence vient d’un groupe, elle ne peut pas être retirée seule.',
    todo: 'Retirez la personne du groupe qui donne la licence, puis passez cette étape.',
  },
  'usage-location-missing': {
    what: 'Le compte n’a pas de pays d’utilisation.',
    todo: 'Indiquez «\u00a0France\u00a0» comme pays d’utilisation du compte, puis réessayez.',
  },
  'account-missing': {
    what: 'Le compte est introuvable chez ce client.',
    todo: 'Vérifiez l’adresse et la corbeille de Microsoft 365. S’il a été supprimé, passez cette étape.',
  },
  'account-synced': {
    what: 'Ce compte est géré par l’annuaire local du client.',
    todo: 'Faites le changement dans l’annuaire local, puis déclarez l’étape faite.',
  },
  'group-missing': {
    what: 'Ce groupe n’existe plus.',
    todo: 'Demandez au client quel groupe le remplace, ou passez cette étape.',
  },
  'group-not-writable': {
    what: 'Les membres de ce groupe ne peuvent pas être changés d’ici\u00a0: règle automatique, liste ou annuaire local.',
    todo: 'Changez la règle ou l’annuaire du client, puis déclarez l’étape faite.',
  },
  'last-owner': {
    what: 'La personne est le dernier propriétaire de cette équipe.',
    todo: 'Nommez un autre propriétaire, puis réessayez.',
  },
  'team-licence-missing': {
    what: 'La licence du compte ne comprend pas Teams.',
    todo: 'Attribuez une licence avec Teams, puis réessayez, ou passez cette étape.',
  },
  'device-missing': {
    what: 'Cet appareil n’est plus géré par Intune.',
    todo: 'Retrouvez l’appareil avec le client, puis déclarez l’étape faite ou passez-la.',
  },
  'mailbox-missing': {
    what: 'La boîte aux lettres est inactive ou n’existe pas.',
    todo: 'Vérifiez la licence du compte\u00a0: la boîte revient quelques minutes après. Réessayez ensuite.',
  },
  'still-converting': {
    what: 'La boîte est encore en cours de conversion.',
    todo: 'Attendez quelques minutes, puis réessayez. La licence reste en place.',
  },
  'not-consented': {
    what: 'Le client n’a pas accordé l’accès à Vigie, ou l’a retiré.',
    todo: 'Refaites accorder l’accès par un administrateur du client, puis réessayez.',
  },
  'permission-missing': {
    what: 'Il manque une autorisation pour cette opération.',
    todo: 'Faites accorder ce qui manque par un administrateur du client, puis réessayez. Si rien ne manque, le compte a sans doute un rôle d’administration\u00a0: terminez à la main.',
  },
  'device-refused': {
    what: 'L’appareil n’a pas exécuté l’ordre.',
    todo: 'Vérifiez dans Intune qu’il est allumé et connecté, puis réessayez\u00a0: un nouvel ordre part.',
  },
  'not-seen': {
    what: 'Microsoft ne montre toujours pas le résultat.',
    todo: 'Regardez dans le centre d’administration. Une liste\u00a0: la ligne a-t-elle été collée\u202f? OneDrive\u00a0: demandez une première visite. Puis réessayez, ou terminez à la main.',
  },
  'no-answer': {
    what: 'Microsoft ne répond pas depuis un jour.',
    todo: 'Regardez l’état du service et la connexion du client, puis réessayez. Rien n’est perdu.',
  },
  broken: {
    what: 'Vigie n’a pas pu mener cette étape à bien\u00a0: dix essais ont échoué de notre côté.',
    todo: 'Faites vérifier le serveur, puis réessayez\u00a0: ce qui est déjà fait chez Microsoft est reconnu, et non refait.',
  },
  refused: {
    what: 'Microsoft a refusé pour une raison que Vigie ne connaît pas.',
    todo: 'Lisez le message de Microsoft ci-dessous. Terminez à la main, ou ouvrez un dossier avec l’identifiant.',
  },
};

const en: Record<StepFailure, FailureWords> = {
  'address-taken': {
    what: 'This address is in use.',
    todo: 'Free the address or rename the other account in Microsoft 365, then retry.',
  },
  'domain-not-verified': {
    what: 'The domain of the address is not verified for this client.',
    todo: 'Have the domain verified in the admin centre, then retry.',
  },
  'licence-lacking': {
    what: 'No licence of this product is free.',
    todo: 'Buy one in agreement with the client, then retry.',
  },
  'licence-by-group': {
    what: 'This licence comes from a group and cannot be removed by itself.',
    todo: 'Remove the person from the group that gives it, then skip this step.',
  },
  'usage-location-missing': {
    what: 'The account has no usage location.',
    todo: 'Set “France” as the usage location of the account, then retry.',
  },
  'account-missing': {
    what: 'The account cannot be found at this client.',
    todo: 'Check the address and the deleted users of Microsoft 365. If it is gone, skip this step.',
  },
  'account-synced': {
    what: 'This account is ruled by the client’s own directory.',
    todo: 'Make the change there, then mark the step as done.',
  },
  'group-missing': {
    what: 'This group no longer exists.',
    todo: 'Ask the client which group replaces it, or skip this step.',
  },
  'group-not-writable': {
    what: 'Members of this group cannot be changed from here: a rule, a list or a local directory.',
    todo: 'Change the rule or the client’s directory, then mark the step as done.',
  },
  'last-owner': {
    what: 'The person is the last owner of this team.',
    todo: 'Name another owner, then retry.',
  },
  'team-licence-missing': {
    what: 'The licence of the account does not include Teams.',
    todo: 'Assign a licence with Teams and retry, or skip this step.',
  },
  'device-missing': {
    what: 'Intune no longer manages this device.',
    todo: 'Find the device with the client, then mark the step as done or skip it.',
  },
  'mailbox-missing': {
    what: 'The mailbox is inactive or does not exist.',
    todo: 'Check the licence of the account: the mailbox comes back minutes later. Then retry.',
  },
  'still-converting': {
    what: 'The mailbox is still being converted.',
    todo: 'Wait a few minutes, then retry. The licence stays in place.',
  },
  'not-consented': {
    what: 'The client has not granted Vigie access, or has withdrawn it.',
    todo: 'Have an administrator of the client grant access again, then retry.',
  },
  'permission-missing': {
    what: 'A permission is missing for this operation.',
    todo: 'Have an administrator of the client grant what is missing, then try again. If nothing is, the account probably holds an administrator role: finish by hand.',
  },
  'device-refused': {
    what: 'The device did not carry out the order.',
    todo: 'Check in Intune that it is on and connected, then retry: a new order is sent.',
  },
  'not-seen': {
    what: 'Microsoft still does not show the result.',
    todo: 'Look in the admin centre. A list: was the line pasted? OneDrive: ask for a first visit. Then retry, or finish by hand.',
  },
  'no-answer': {
    what: 'Microsoft has not answered for a day.',
    todo: 'Check the state of the service and the connection of the client, then retry. Nothing is lost.',
  },
  broken: {
    what: 'Vigie could not carry this step through: ten tries failed on our side.',
    todo: 'Have the server looked at, then retry: what was done at Microsoft is recognised, and not done again.',
  },
  refused: {
    what: 'Microsoft refused for a reason that Vigie does not know.',
    todo: 'Read Microsoft’s message below. Finish by hand, or open a case with the identifier.',
  },
};

/** Every reason why a step fails, in plain words. */
export const failureTexts = { fr, en };
