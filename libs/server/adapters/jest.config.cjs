module.exports = require('../../../jest.server.cjs')('adapters');
