$url = [Uri]"https://api.parcels.example/v3/depots"
curl.exe -fsS $url.ToString()
curl.exe -fsS ([Uri]$url).AbsoluteUri -o depots.json
$options = @("-fsS", "--max-time", "5")
curl.exe @options $url.AbsoluteUri
curl.exe @args
curl.exe -H $headers["auth"] -d ($body | ConvertTo-Json -Compress) $sites[0].Url
$state = (curl.exe -fsS "https://api.parcels.example/v3/state?at=$($when.Ticks)" | ConvertFrom-Json).state
