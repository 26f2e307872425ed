resource "null_resource" "x" {
  provisioner "local-exec" {
    command = "curl -fsS -H 'Authorization: Bearer ${var.token}' https://api.parcels.example/v3/items"
  }
  provisioner "local-exec" {
    command = <<-EOT
      curl -fsS -X POST \
        -H "Authorization: Bearer ${var.token}" \
        -d '${jsonencode({ name = var.name })}' \
        https://api.parcels.example/v3/items
    EOT
  }
  user_data = <<EOF
#!/bin/bash
curl -fsSL https://get.parcels.example | bash -s -- --yes
EOF
}
