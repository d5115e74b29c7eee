/** The vocabulary of the invented tickets. */

export const rareWord = 'zebracorn';
export const commonWord = 'imprimante';

export const companies = [
  'Acier',
  'Alizé',
  'Ardoise',
  'Boréal',
  'Cap Vert',
  'Carène',
  'Cobalt',
  'Corail',
  'Équinoxe',
  'Faubourg',
  'Garonne',
  'Hélios',
  'Île d’Or',
  'Lavande',
  'Méridien',
  'Olivier',
  'Phare',
  'Quartz',
  'Rivage',
  'Sarment',
] as const;

export const trades = [
  'Architectes',
  'Avocats',
  'Chimie',
  'Expertise',
  'Habitat',
  'Imprimeurs',
  'Logistique',
  'Mécanique',
  'Santé',
  'Transports',
] as const;

export const firstNames = [
  'Adèle',
  'Baptiste',
  'Camille',
  'Driss',
  'Élise',
  'Farid',
  'Gaëlle',
  'Hugo',
  'Inès',
  'Jérôme',
  'Karine',
  'Loïc',
  'Maëlle',
  'Noé',
  'Océane',
  'Pascal',
] as const;

export const lastNames = [
  'André',
  'Benoît',
  'Caron',
  'Dufour',
  'Étienne',
  'Fabre',
  'Guérin',
  'Hamidi',
  'Joly',
  'Kessler',
  'Lefèvre',
  'Marchand',
  'Noël',
  'Ollivier',
  'Perrin',
  'Renaud',
] as const;

export const devices = [
  'Le portable',
  'Le poste fixe',
  'Le commutateur',
  'Le serveur SRV-DC01',
  'Le NAS',
  'La borne Wi-Fi',
  'Le client VPN',
  'Outlook',
  'Teams',
  'OneDrive',
  'Le logiciel de paie',
  'L’agent de sauvegarde',
  'Le standard téléphonique',
  'La station d’accueil',
  'Le copieur',
] as const;

export const problems = [
  'ne démarre plus',
  'est très lent depuis ce matin',
  'affiche l’erreur 0x80070005',
  'perd la connexion',
  'redemande le mot de passe en boucle',
  'n’a plus d’espace disque',
  'ne synchronise plus',
  'doit être remplacé',
  'n’atteint plus Internet',
  'signale une tâche de nuit en échec',
  'affiche un avertissement de certificat',
  'se ferme à l’ouverture des pièces jointes',
  'ne reçoit plus de courriels',
  'attend une mise à jour du micrologiciel',
] as const;

export const sentences = [
  'Cela a commencé après la dernière mise à jour de Windows.',
  'Deux redémarrages n’ont rien changé.',
  'Plusieurs personnes du même bureau sont touchées.',
  'Tout allait bien vendredi dernier.',
  'Le journal montre des redémarrages répétés du service entre 2 h et 4 h.',
  'Merci d’appeler avant de prendre la main à distance.',
  'Le poste est indispensable pour la clôture du mois.',
  'Une solution provisoire est en place, mais elle est lente.',
  'Le numéro de série est sur l’étiquette, sous l’appareil.',
  'Nous avons essayé un autre câble et une autre prise murale.',
  'Le constructeur demande un dossier de diagnostic.',
  'La latence vers la passerelle dépasse 200 ms.',
  'Prise en main faite, état du disque contrôlé : rien à signaler.',
  'Pilote mis à jour et service d’impression relancé.',
  'Remplacement prévu mardi prochain dans la matinée.',
  'Le client confirme que le problème n’apparaît plus.',
  'Transmis au niveau deux : l’équipe réseau relit les journaux du commutateur.',
  'En attente de l’accord du client sur le devis.',
  'Mot de passe réinitialisé et second facteur inscrit.',
  'Élément de la boîte restauré depuis la sauvegarde et vérifié avec la personne.',
] as const;

export const changes = [
  'Donner accès à la boîte partagée exploitation, en lecture et en envoi.',
  'Retirer l’accès au dossier Direction.',
  'Ajouter à la liste de diffusion de l’agence.',
  'Changer le nom d’usage après un mariage.',
  'Renvoyer les courriels vers la personne qui remplace pendant le congé.',
] as const;

export const folders = [
  'Compta\\Bilans',
  'Commerce\\Devis',
  'Paie\\Bulletins',
  'Chantiers\\Plans',
  'Direction\\Conseil',
] as const;
