pipeline {
  agent any
  stages { stage('a') { steps {
    sh '''
      curl -sSL https://get.tool.example/install.sh -o install.sh
    '''
    sh '''
      curl -G https://api.orchard.example/v1/search --data-urlencode 'q=rain & wind' -d limit=5
    '''
    sh '''
      curl -fsS “https://api.orchard.example/v1/forecast?city=Steyr&days=3”
    '''
    sh '''
      curl –s –H 'Accept: text/csv' 'https://api.orchard.example/v1/export?from=2026-01-01&to=2026-01-31' > january.csv
    '''
    sh '''
      curl -X POST https://api.orchard.example/v1/alerts \
        -H "Content-Type: application/json" \
        -d '{"city": "Steyr", "above": 30}'
    '''
  } } }
}
