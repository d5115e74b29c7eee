module.exports = require('../../../jest.server.cjs')('platform');
