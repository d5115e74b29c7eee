import type { Provision } from './tenant';

/** What the part numbers of Microsoft stand for, of products that clients usually hold; `free` ones are never bought. */
const products: Readonly<Record<string, { name: string; free?: true }>> = {
  SPB: { name: 'Microsoft 365 Business Premium' },
  O365_BUSINESS_PREMIUM: { name: 'Microsoft 365 Business Standard' },
  O365_BUSINESS_ESSENTIALS: { name: 'Microsoft 365 Business Basic' },
  O365_BUSINESS: { name: 'Microsoft 365 Apps for business' },
  OFFICESUBSCRIPTION: { name: 'Microsoft 365 Apps for enterprise' },
  SPE_E3: { name: 'Microsoft 365 E3' },
  SPE_E5: { name: 'Microsoft 365 E5' },
  SPE_F1: { name: 'Microsoft 365 F3' },
  M365_F1: { name: 'Microsoft 365 F1' },
  STANDARDPACK: { name: 'Office 365 E1' },
  ENTERPRISEPACK: { name: 'Office 365 E3' },
  ENTERPRISEPREMIUM: { name: 'Office 365 E5' },
  DESKLESSPACK: { name: 'Office 365 F3' },
  EXCHANGESTANDARD: { name: 'Exchange Online (Plan 1)' },
  EXCHANGEENTERPRISE: { name: 'Exchange Online (Plan 2)' },
  EXCHANGEDESKLESS: { name: 'Exchange Online Kiosk' },
  EMS: { name: 'Enterprise Mobility + Security E3' },
  EMSPREMIUM: { name: 'Enterprise Mobility + Security E5' },
  AAD_PREMIUM: { name: 'Microsoft Entra ID P1' },
  AAD_PREMIUM_P2: { name: 'Microsoft Entra ID P2' },
  INTUNE_A: { name: 'Microsoft Intune Plan 1' },
  ATP_ENTERPRISE: { name: 'Microsoft Defender for Office 365 (Plan 1)' },
  MDATP_XPLAT: { name: 'Microsoft Defender for Endpoint P2' },
  MCOEV: { name: 'Microsoft Teams Phone Standard' },
  POWER_BI_PRO: { name: 'Power BI Pro' },
  VISIOCLIENT: { name: 'Visio Plan 2' },
  VISIOONLINE_PLAN1: { name: 'Visio Plan 1' },
  PROJECT_P1: { name: 'Project Plan 1' },
  PROJECTPROFESSIONAL: { name: 'Project Plan 3' },
  POWER_BI_STANDARD: { name: 'Power BI', free: true },
  FLOW_FREE: { name: 'Power Automate Free', free: true },
  POWERAPPS_VIRAL: { name: 'Power Apps Plan 2 Trial', free: true },
  POWERAPPS_DEV: { name: 'Power Apps for Developer', free: true },
  STREAM: { name: 'Microsoft Stream', free: true },
  TEAMS_EXPLORATORY: { name: 'Microsoft Teams Exploratory', free: true },
  WINDOWS_STORE: { name: 'Windows Store for Business', free: true },
};

/** The name people know a product by; a part number that we do not know stays as it is. */
export const productName = (partNumber: string): string => products[partNumber]?.name ?? partNumber;

/** Part numbers of what costs nothing, so that nobody has to keep one spare. */
export const freeProducts: readonly string[] = Object.keys(products).filter((part) => products[part]?.free);

/** Part numbers of the products whose name holds a text. */
export function productsNamed(text: string): string[] {
  const wanted = text.toLowerCase();
  return Object.entries(products).flatMap(([part, { name }]) =>
    name.toLowerCase().includes(wanted) ? [part] : [],
  );
}

/** Parts of products, by Microsoft's names for them; archives, foundations and analytics bring nothing by themselves. */
const provisions: Readonly<Record<Provision, RegExp>> = {
  mailbox: /^EXCHANGE_[SBL]_(STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS)/,
  drive: /^(SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS|LITE)|ONEDRIVE(STANDARD|ENTERPRISE))/,
  teams: /^(TEAMS1|TEAMS_(FREE|GOV))/,
};

/** What a product brings, by the names of its parts (`servicePlanName`). */
export const provisionsOf = (parts: readonly string[]): Provision[] =>
  (Object.keys(provisions) as Provision[]).filter((what) =>
    parts.some((part) => provisions[what].test(part)),
  );
