import subprocess, os
CMD = "curl -fsS -H \"Authorization: Bearer %s\" https://api.parcels.example/v3/items" % token
subprocess.run(["curl", "-fsS", "-H", f"Authorization: Bearer {token}", "https://api.parcels.example/v3/items"], check=True)
subprocess.run("curl -fsS https://api.parcels.example/v3/items?size=5", shell=True)
os.system(f"curl -fsS -X POST -d '{{\"a\": 1}}' {url}")
subprocess.check_output("""
    curl -fsS \\
      -H 'Accept: text/csv' \\
      https://api.parcels.example/v3/items
""", shell=True)
def f():
    """Runs it.

    Example::

        $ curl -fsS https://api.parcels.example/v3/items -H 'Accept: text/csv'
    """
    # curl -X POST https://api.parcels.example
