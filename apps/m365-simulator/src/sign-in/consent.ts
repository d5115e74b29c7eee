import type { Tenant } from '../tenant/state';
import type { Tokens } from './tokens';

interface Asked {
  tenant: Tenant | undefined;
  query: URLSearchParams;
  tokens: Tokens;
}

interface Page {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const escape = (value: string) => value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function applicationOf({ query, tokens }: Asked) {
  return tokens.applications.get(query.get('client_id') ?? '');
}

/** The page on which an administrator of the tenant accepts what the application asks for. */
export function consentPage(asked: Asked): Page {
  const application = applicationOf(asked);
  const { tenant } = asked;
  if (!application || !tenant) return { status: 400, headers: html, text: '<h1>AADSTS700016</h1>' };
  const wanted = application.permissions.map((name) => `<li>${escape(name)}</li>`).join('');
  const text = `<!doctype html><html lang="fr"><title>Autorisations demandées</title><link rel="icon" href="data:,">
<h1>${escape(tenant.name)}</h1><p>L’application demande :</p><ul>${wanted}</ul>
<form method="post"><button name="answer" value="accept">Accepter</button>
<button name="answer" value="cancel">Annuler</button></form></html>`;
  return { status: 200, headers: html, text };
}

/** What the administrator answered: back to where the application waits. */
export function giveConsent(asked: Asked, form: URLSearchParams): Page {
  const application = applicationOf(asked);
  const { tenant, query } = asked;
  const back = query.get('redirect_uri');
  if (!application || !tenant || back === null || !URL.canParse(back))
    return { status: 400, headers: html, text: '<h1>AADSTS50011</h1>' };
  const target = new URL(back);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  if (form.get('answer') === 'accept') {
    tenant.consents.set(application.clientId, [...application.permissions]);
    target.searchParams.set('admin_consent', 'True');
    target.searchParams.set('tenant', tenant.id);
  } else {
    target.searchParams.set('error', 'access_denied');
    target.searchParams.set('error_description', 'AADSTS65004: the administrator declined.');
  }
  return { status: 302, headers: { location: target.toString() }, text: '' };
}
