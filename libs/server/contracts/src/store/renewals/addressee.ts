import { ClientRow, SiteRow } from '@vigie/directory';
import type { Transaction } from '@vigie/platform';

/** To whom a letter goes. */
export interface Addressee {
  addressee: string;
  address: string | null;
}

/** Whom a letter is addressed to when nobody says it: the client, at its first site with an address. */
export async function addresseeOf(
  { manager }: { readonly manager: Transaction['manager'] },
  clientId: string,
): Promise<Addressee> {
  const client = await manager.findOneByOrFail(ClientRow, { id: clientId });
  const sites = await manager.find(SiteRow, { where: { clientId }, order: { id: 'ASC' } });
  const address = sites.find((site) => site.address !== null)?.address ?? null;
  return { addressee: client.name, address: address && windowLines(address) };
}

/** An address as lines of the window: sites write it in one, between commas. */
const windowLines = (address: string): string =>
  address
    .split(/\n|,\s*/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .slice(0, 5)
    .join('\n');
