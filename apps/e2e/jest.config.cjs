/** Journeys in a real browser on the built product: two side by side, since each mostly waits. */
const shared = require('../../jest.server.cjs')('e2e');

module.exports = { ...shared, maxWorkers: 2, testTimeout: 120_000 };
