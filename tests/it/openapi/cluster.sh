curl --cacert ca.crt "https://cluster.example:6443/api/v1/namespaces/default/pods?labelSelector=app%3Dweb&limit=500&watch=true" -H "Authorization: Bearer $TOKEN"
curl --cacert ca.crt https://cluster.example:6443/api/v1/namespaces/default/pods -H "Authorization: Bearer $TOKEN" --json '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app": "web"}}, "spec": {"containers": [{"name": "web", "image": "nginx:1.27", "ports": [{"containerPort": 80, "targetPort": "http"}]}]}}'
curl --cacert ca.crt https://cluster.example:6443/api/v1/namespaces/default/pods -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/yaml' --data-binary @pod.yaml
curl --cacert ca.crt -X PATCH https://cluster.example:6443/api/v1/namespaces/default/pods/web -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json-patch+json' -d '[{"op": "remove", "path": "/metadata/labels/app"}]'
curl --cacert ca.crt -X PATCH https://cluster.example:6443/api/v1/namespaces/default/pods/web -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/strategic-merge-patch+json' -d '{"metadata": {"labels": {"app": "web"}}}'
curl --cacert ca.crt -X PATCH "https://cluster.example:6443/api/v1/namespaces/default/pods/web?fieldManager=me" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/apply-patch+yaml' --data-binary @pod.yaml
curl --cacert ca.crt -X DELETE https://cluster.example:6443/api/v1/namespaces/default/pods/web -H "Authorization: Bearer $TOKEN"
curl --cacert ca.crt -X DELETE https://cluster.example:6443/api/v1/namespaces/default/pods/web -H "Authorization: Bearer $TOKEN" --json '{"gracePeriodSeconds": 0}'
curl --cacert ca.crt "https://cluster.example:6443/api/v1/namespaces/$NAMESPACE/pods/web/log?container=web&tailLines=20" -H "Authorization: Bearer $TOKEN"
curl --cacert ca.crt https://cluster.example:6443/api/v1/namespaces/default/pods/web/proxy/a/b/c -H "Authorization: Bearer $TOKEN"
curl --cacert ca.crt https://cluster.example:6443/version/
