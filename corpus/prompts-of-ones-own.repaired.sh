SITE=north && curl -sS $OPTS "https://gauges.tidepool.example/v2/sites/$SITE"
echo '{"unit": "cm"}' | curl -sS -d @- https://gauges.tidepool.example/v2/units
sudo curl -o /srv/gauges.json "https://gauges.tidepool.example/v2/all"
curl -V
https_proxy=http://proxy.tidepool.example:3128 curl -I https://gauges.tidepool.example/
