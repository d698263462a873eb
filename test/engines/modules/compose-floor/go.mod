module lading/engines/compose-floor

go 1.26.0

require github.com/docker/compose/v5 v5.3.1
