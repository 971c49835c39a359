#!/usr/bin/env bash
# Makes the two roles and the database, as a superuser, once. Connection settings come from the usual PG* variables.
#   REGIE_OWNER_PASSWORD=… packaging/postgres-roles.sh
# regie_owner signs in, owns the tables and migrates them; regie_app is the role Régie takes for all its work, so that row level security holds it.
set -euo pipefail
: "${REGIE_OWNER_PASSWORD:?set a password for the role regie_owner}"
psql --set=ON_ERROR_STOP=1 --set=password="$REGIE_OWNER_PASSWORD" --username="${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname=postgres <<'SQL'
create role regie_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'password';
create role regie_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
grant regie_app to regie_owner;
create database regie owner regie_owner;
SQL
