export * from './entities';
export * from './modules';
export { IndexValues, type KnownIndexValue } from './store/index-series/index-values';
export { IndexSeriesRow } from './store/index-series/index-series.row';
export * from './ports/campaigns/price-letter-document';
export { OpenCampaign } from './use-cases/campaigns/open-campaign';
export { AdvanceCampaign } from './use-cases/campaigns/advance-campaign';
