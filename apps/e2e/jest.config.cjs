/** Journeys in a real browser on the built product: three side by side, since each waits a good part of its time. */
const shared = require('../../jest.server.cjs')('e2e');

module.exports = { ...shared, maxWorkers: 3, testTimeout: 120_000 };
