/** Journeys in a real browser: one at a time, on the built product. */
const shared = require('../../jest.server.cjs')('e2e');

module.exports = { ...shared, maxWorkers: 1, testTimeout: 120_000 };
