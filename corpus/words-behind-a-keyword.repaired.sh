curl -fsS http://lamp.attic.example/state
