import type { AmendmentOrigin } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

type GrowthOrigin = Exclude<AmendmentOrigin, 'manual'>;

/** What an amendment is called that a count asks for. Contracts are written in French. */
export const growthLabels: Record<GrowthOrigin, string> = {
  'licence-growth': 'Licences Microsoft 365\u00a0: hausse de plus de 10\u00a0%',
  'estate-growth': 'Parc\u00a0: plus d’équipements que convenu',
};

interface GrowthFacts {
  client: string;
  contract: string;
  origin: GrowthOrigin;
  lines: readonly { label: string; agreed: string; counted: string }[];
  url: string;
}
type Writer = (facts: GrowthFacts) => { subject: string; text: string };

const fr: Writer = ({ client, contract, origin, lines, url }) => ({
  subject: `Avenant à proposer\u00a0: ${client}, ${contract}`,
  text: [
    origin === 'licence-growth'
      ? 'Les licences Microsoft 365 ont augmenté de plus de 10\u00a0% depuis que leur prix a été convenu\u00a0: il peut être renégocié.'
      : 'Le parc compte plus d’équipements sous contrat que le contrat n’en facture.',
    ...lines.map(({ label, agreed, counted }) => `${label}\u00a0: ${counted} comptés, ${agreed} au contrat.`),
    'Un avenant est prêt\u00a0: faites-le signer, ou retirez-le.',
    url,
  ].join('\n'),
});

const en: Writer = ({ client, contract, origin, lines, url }) => ({
  subject: `Amendment to propose: ${client}, ${contract}`,
  text: [
    origin === 'licence-growth'
      ? 'The Microsoft 365 licences have grown by more than 10% since their price was agreed: it may be renegotiated.'
      : 'The estate holds more equipment under contract than the contract bills.',
    ...lines.map(({ label, agreed, counted }) => `${label}: ${counted} counted, ${agreed} in the contract.`),
    'An amendment is ready: have it signed, or withdraw it.',
    url,
  ].join('\n'),
});

/** What those who write contracts are told of a growth. */
export const growthMailTexts: Record<Locale, Writer> = { fr, en };
