module.exports = { ...require('../jest.server.cjs')('tools'), testMatch: ['<rootDir>/**/*.spec.ts'] };
