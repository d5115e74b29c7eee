import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'API',
  text: 'Tout ce que fait la console, un programme peut le faire.',
  reference: 'Référence complète',
  document: 'Document OpenAPI',
  token: 'Obtenir un jeton',
  tokenText:
    'Un jeton de service appartient à l’installation, expire, et ne porte que les droits cochés. Il se crée une fois et ne se relit pas.',
  tokenLink: 'Jetons de service',
  call: 'Lire une liste',
  callText:
    'Une page compte 200 lignes au plus. Redemandez avec nextCursor jusqu’à ce qu’il soit nul. Un jeton a droit à 600 requêtes par minute ; au-delà, la réponse 429 dit combien attendre dans Retry-After.',
  write: 'Écrire sans doubler',
  writeText:
    'Avec une Idempotency-Key, une requête envoyée deux fois n’agit qu’une fois et reçoit la même réponse. Une erreur porte un code nommé et les champs en cause.',
  verify: 'Vérifier un webhook',
  verifyText:
    'La signature porte sur les octets reçus, avant toute lecture du JSON. Refusez ce qui date de plus de cinq minutes, et gardez webhook-id : la même livraison peut arriver deux fois, sans ordre promis.',
  webhooksLink: 'Webhooks',
  copy: (what: string) => `Copier : ${what}`,
} as const;

const en: TextsOf<typeof fr> = {
  title: 'API',
  text: 'All that the console does, a program can do.',
  reference: 'Full reference',
  document: 'OpenAPI document',
  token: 'Get a token',
  tokenText:
    'A service token belongs to the installation, expires, and holds only the rights that are ticked. It is shown once.',
  tokenLink: 'Service tokens',
  call: 'Read a list',
  callText:
    'A page has 200 rows at most. Ask again with nextCursor until it is null. A token may send 600 requests a minute; beyond, the answer 429 says how long to wait in Retry-After.',
  write: 'Write once',
  writeText:
    'With an Idempotency-Key, a request that is sent twice acts once and gets the same answer. An error has a named code and the fields at fault.',
  verify: 'Verify a webhook',
  verifyText:
    'The signature is about the bytes received, before any JSON is read. Refuse what is older than five minutes, and keep webhook-id: the same delivery may come twice, in no promised order.',
  webhooksLink: 'Webhooks',
  copy: (what) => `Copy: ${what}`,
};

export const apiTexts: Texts<typeof fr> = { fr, en };
