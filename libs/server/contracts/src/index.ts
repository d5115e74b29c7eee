export * from './entities';
export * from './modules';
export { IndexValues, type KnownIndexValue } from './store/index-series/index-values';
export { IndexSeriesRow } from './store/index-series/index-series.row';
