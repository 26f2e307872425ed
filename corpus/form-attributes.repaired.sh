curl https://api.parcels.example/v3/depots -F "name=North" -F 'photo=@north.png;type=image/png' -F 'list=@list;filename=list.csv'
curl -F 'photo=@north.png;type=image/png' https://api.parcels.example/v3/depots
curl -d 'list=a;b;c' https://api.parcels.example/v3/notes
