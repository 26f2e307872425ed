/**
 * <pre>{@code
 * curl -X POST https://api.parcels.example/v3/items \
 *   -H "Accept: text/csv"
 * }</pre>
 */
class A { String s = "curl -fsS -H \"Accept: text/csv\" " + url; String t = """
    curl -fsS \\
      -H 'Accept: text/csv' \\
      https://api.parcels.example/v3/items
    """; }
