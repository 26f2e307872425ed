const { execSync } = require('child_process');
execSync(`curl -fsS -H "Authorization: Bearer ${token}" https://api.parcels.example/v3/items/${id}`);
execSync('curl -fsS -d \'{"a": 1}\' ' + url);
execSync("curl -fsS " + "-H 'Accept: text/csv' " + url);
/**
 * curl -X POST https://api.parcels.example/v3/items \
 *   -H "Accept: text/csv" \
 *   -d '{"a": 1}'
 */
