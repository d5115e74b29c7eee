module.exports = require('../../../jest.server.cjs')('backups');
