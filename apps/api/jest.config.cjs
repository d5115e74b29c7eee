module.exports = require('../../jest.server.cjs')('api');
