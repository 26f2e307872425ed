curl https://api.example.com/v1/hints -H "sec-ch-ua: \"Chromium\";v=\"110\", \"Not A(Brand\";v=\"24\"" -d x=1
curl https://api.example.com/v1/files -F "file=@a.txt; filename=\"b.txt\"; type=text/plain" -F x=1
curl -s "https://api.example.com/v1/files"
