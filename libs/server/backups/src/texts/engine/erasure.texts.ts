import type { BackupSite } from '@vigie/rules';

const sites: Readonly<Record<BackupSite, string>> = { primary: 'Site principal', second: 'Second site' };

/** What stands on a certificate of destruction, which is a French paper. */
export const erasureWords = {
  place: (site: BackupSite, folder: string) => `${sites[site]}, dépôt ${folder}`,
  nowhere: (site: BackupSite) => `${sites[site]}, sans dépôt`,
  removed: 'Dépôt supprimé du disque',
  forgotten: (count: number) =>
    count > 1
      ? `${count} sauvegardes supprimées et espace libéré`
      : `${count} sauvegarde supprimée et espace libéré`,
  emptied: (words: string) => `${words}, dépôt distant laissé vide`,
  nothing: 'Rien n’y avait été conservé',
};
