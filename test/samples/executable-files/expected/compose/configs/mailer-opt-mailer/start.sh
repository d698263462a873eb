#!/bin/sh
exec mailer --config /opt/mailer/mailer.yaml
