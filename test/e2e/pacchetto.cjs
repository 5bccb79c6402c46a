// The package of the smoke test: a release in everything but the runtime, which is the tests' (older, with a shorter fuse
// wire), and therefore without the one fuse that it does not have.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('yaml');

const configurazione = parse(readFileSync(join(__dirname, '..', '..', 'electron-builder.yml'), 'utf8'));
const { grantFileProtocolExtraPrivileges: _assente, ...fusibili } = configurazione.electronFuses;
module.exports = { ...configurazione, electronFuses: fusibili };
