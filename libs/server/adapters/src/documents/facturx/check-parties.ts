import { sirenOf } from '@vigie/rules';
import type { Report } from './invoice-fault';
import { attribute, children, textOf, type Node } from './xml-node';

const agreement = ['SupplyChainTradeTransaction', 'ApplicableHeaderTradeAgreement'];

/** Who sells and who buys: names, addresses, numbers and their schemes. */
export function checkParties(root: Node, report: Report): void {
  const [seller = {}] = children(root, ...agreement, 'SellerTradeParty');
  const [buyer = {}] = children(root, ...agreement, 'BuyerTradeParty');
  const treatment = treatmentOf(root);
  report('BR-06', textOf(seller, 'Name') !== null);
  report('BR-07', textOf(buyer, 'Name') !== null);
  report('BR-09', textOf(seller, 'PostalTradeAddress', 'CountryID') !== null);
  report('BR-11', textOf(buyer, 'PostalTradeAddress', 'CountryID') !== null);
  report('BR-FR-10', sirenIn(seller) !== null, textOf(seller, 'SpecifiedLegalOrganization', 'ID'));
  const needsSiren = treatment === 'B2B';
  const buyerSiren = textOf(buyer, 'SpecifiedLegalOrganization', 'ID');
  report('BR-FR-11', !needsSiren || sirenIn(buyer) !== null, buyerSiren);
  for (const party of [seller, buyer]) checkSiret(party, report);
  report('BR-FR-13', endpointOf(seller) !== null);
  report('BR-FR-12', endpointOf(buyer) !== null || treatment === 'B2C' || treatment === 'B2CINT');
  for (const party of [seller, buyer]) checkEndpoint(party, party === seller || needsSiren, report);
  checkVatNumbers(root, seller, buyer, report);
}

/** The SIREN of a party under its scheme, where it stands the test of its check digit. */
function sirenIn(party: Node): string | null {
  const [element] = children(party, 'SpecifiedLegalOrganization', 'ID');
  const digits = textOf(party, 'SpecifiedLegalOrganization', 'ID');
  const isNine = element && attribute(element, 'schemeID') === '0002' && /^\d{9}$/.test(digits ?? '');
  return isNine && digits ? sirenOf(digits) : null;
}

function checkSiret(party: Node, report: Report): void {
  const sirets = children(party, 'GlobalID').filter((one) => attribute(one, 'schemeID') === '0009');
  for (const siret of sirets) {
    const digits = textOf(siret) ?? '';
    report('BR-FR-09', /^\d{14}$/.test(digits) && digits.slice(0, 9) === sirenIn(party), digits);
  }
}

interface Endpoint {
  address: string;
  scheme: string | null;
}
function endpointOf(party: Node): Endpoint | null {
  const [element] = children(party, 'URIUniversalCommunication', 'URIID');
  const address = element ? textOf(element) : null;
  return element && address !== null ? { address, scheme: attribute(element, 'schemeID') } : null;
}

function checkEndpoint(party: Node, isFrench: boolean, report: Report): void {
  const endpoint = endpointOf(party);
  if (!endpoint) return;
  const { address, scheme } = endpoint;
  const siren = textOf(party, 'SpecifiedLegalOrganization', 'ID') ?? '';
  report('BR-FR-21', !isFrench || (scheme === '0225' && address.startsWith(siren)), address);
  report('BR-FR-23', scheme !== '0225' || /^[A-Za-z0-9+\-_.]+$/.test(address), address);
  report('BR-FR-25', address.length <= 125, address);
}

/** A taxed line wants the seller's number; a reversed charge wants both. */
function checkVatNumbers(root: Node, seller: Node, buyer: Node, report: Report): void {
  const number = (party: Node) => textOf(party, 'SpecifiedTaxRegistration', 'ID');
  const settlement = ['SupplyChainTradeTransaction', 'ApplicableHeaderTradeSettlement', 'ApplicableTradeTax'];
  for (const category of children(root, ...settlement).map((tax) => textOf(tax, 'CategoryCode') ?? '')) {
    if (category === 'O') report('BR-O-02', number(seller) === null && number(buyer) === null);
    else report(`BR-${category}-02`, number(seller) !== null);
    if (category === 'AE' || category === 'K') report(`BR-${category}-02`, number(buyer) !== null);
  }
  for (const party of [seller, buyer])
    report('BR-CO-09', /^[A-Z]{2}/.test(number(party) ?? 'FR'), number(party));
}

/** What the note BAR says of who buys. */
export function treatmentOf(root: Node): string | null {
  const notes = children(root, 'ExchangedDocument', 'IncludedNote');
  const note = notes.find((one) => textOf(one, 'SubjectCode') === 'BAR');
  return note ? textOf(note, 'Content') : null;
}
