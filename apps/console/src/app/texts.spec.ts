import { accountTexts } from './account/account.texts';
import { accountTemplateTexts } from './account-templates/account-templates.texts';
import { planTexts } from './account-plans/plans.texts';
import { balanceTexts } from './payments/balance.texts';
import { bankTexts } from './payments/bank.texts';
import { paymentTexts } from './payments/payments.texts';
import { planFormTexts } from './account-plans/plan-form.texts';
import { stepTexts } from './account-plans/steps.texts';
import { backupProofTexts } from './backups/review/proofs.texts';
import { backupReviewTexts } from './backups/review/review.texts';
import { adminTexts } from './admin/admin.texts';
import { clientTexts } from './clients/clients.texts';
import { estateTexts } from './estate/estate.texts';
import { importTexts } from './imports/imports.texts';
import { indexPanelTexts } from './index-series/index-panels.texts';
import { indexTexts } from './index-series/index-series.texts';
import { kitTexts } from './kit/kit.texts';
import { knowledgeTexts } from './knowledge/knowledge.texts';
import { licenceTexts } from './licences/licences.texts';
import { macroTexts } from './macros/macros.texts';
import { mailTexts } from './mails/mails.texts';
import { priceCampaignTexts } from './price-campaigns/price-campaigns.texts';
import { searchTexts } from './search/search.texts';
import { requestTypeTexts } from './request-types/request-types.texts';
import { shellTexts } from './shell/shell.texts';
import { simulatorTexts } from './simulators/simulators.texts';
import { bulkTexts } from './tickets/bulk.texts';
import { displayTexts } from './tickets/display.texts';
import { reviewTexts } from './reviews/reviews.texts';
import { deskReportTexts } from './reports/desk-report.texts';
import { reportTexts } from './reports/reports.texts';
import { satisfactionTexts } from './reports/satisfaction.texts';
import { slaTexts } from './admin/sla/sla.texts';
import { ticketTexts } from './tickets/tickets.texts';
import { writingTexts } from './tickets/writing/writing.texts';
import { todayTexts } from './today/today.texts';
import { vendorTexts } from './vendors/vendors.texts';

const all = {
  accountTexts,
  accountTemplateTexts,
  adminTexts,
  backupProofTexts,
  backupReviewTexts,
  bulkTexts,
  clientTexts,
  deskReportTexts,
  reviewTexts,
  displayTexts,
  estateTexts,
  importTexts,
  indexPanelTexts,
  indexTexts,
  kitTexts,
  knowledgeTexts,
  licenceTexts,
  planFormTexts,
  bankTexts,
  balanceTexts,
  paymentTexts,
  planTexts,
  stepTexts,
  macroTexts,
  mailTexts,
  priceCampaignTexts,
  searchTexts,
  reportTexts,
  satisfactionTexts,
  requestTypeTexts,
  shellTexts,
  simulatorTexts,
  slaTexts,
  ticketTexts,
  todayTexts,
  writingTexts,
  vendorTexts,
};

/** Every string of a tree of texts; functions are called with a stand-in for each argument. */
function strings(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(...Array<string>(node.length).fill('3')))]];
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => strings(value, path ? `${path}.${key}` : key));
}

describe.each(Object.entries(all))('%s', (_name, texts) => {
  it('has words for every key in both languages', () => {
    const keys = (locale: 'fr' | 'en'): string[] => strings(texts[locale], '').map(([path]) => path);
    expect(keys('en')).toEqual(keys('fr'));
    for (const [path, text] of strings(texts.en, '')) {
      expect([path, text === '' && !path.endsWith('delivery.none')]).toEqual([path, false]);
    }
  });
});
