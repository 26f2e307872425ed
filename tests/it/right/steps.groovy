node {
  sh """
    curl -fsS -X POST -d "{\\"build\\": 7}" https://api.parcels.example/v3/builds
    curl -fsS -H "Authorization: Bearer \$TOKEN" \\
      https://api.parcels.example/v3/items/${env.BUILD_ID}
  """
}
