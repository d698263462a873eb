#!/bin/sh
# Writes all that the database holds to a file of the day, and leaves the newest ones.
set -e
file="/backups/shop-$(date +%Y%m%d-%H%M%S).dump"
pg_dump --format=custom --file="$file.new" postgres
mv "$file.new" "$file"
ls -t /backups/*.dump | tail -n "+$((KEEP + 1))" | while read -r old; do rm "$old"; done
echo "kept $(ls /backups/*.dump | wc -l), the last of $(wc -c < "$file") bytes"
