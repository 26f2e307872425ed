curl -X POST https://api.parcels.example/v3/scan_jobs -H 'X-Depot_Id: 4' -d depot_id=4
curl -s "https://api.parcels.example/v3/scan_jobs?depot_id=4&page=2"
