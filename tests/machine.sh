# Sourced by test and bench: what the machine must have, and a PostgreSQL of our own. Expects $work, a folder of our own with mode 711.

postgres_user='' postgres_bin=''

need() {   # need "name for people" apt-package…: installs by apt where we may, else says what is missing
  local what=$1 sudo=(); shift
  if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || { sudo=(sudo -n) && sudo -n true 2>/dev/null; }; }; then
    echo "Installing $what …"
    "${sudo[@]}" apt-get -o DPkg::Lock::Timeout=300 -qq update >"$work/apt.log" 2>&1 &&
      "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends "$@" \
        >>"$work/apt.log" 2>&1 </dev/null && return 0
    tail -n 5 "$work/apt.log" >&2
  fi
  echo "This needs $what: install it (on Debian: apt install $*) and start again." >&2
  return 1
}

find_postgres() {
  postgres_bin=$(pg_config --bindir 2>/dev/null || true)
  [ -x "$postgres_bin/initdb" ] || postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -x "$postgres_bin/initdb" ] || postgres_bin=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
  [ -x "$postgres_bin/initdb" ]
}

find_chromium() {
  local name
  for name in "${REGIE_TEST_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && REGIE_TEST_CHROMIUM=$(command -v "$name"); then export REGIE_TEST_CHROMIUM; return 0; fi
  done
  return 1
}

fetch_checks() {   # what the tests take from npm, into .tools/, outside version control; the product itself needs no Node
  local to=.tools/node
  if cmp -s tests/checks/package-lock.json "$to/node_modules/.regie-lock"; then return 0; fi
  command -v npm >/dev/null || need 'Node.js and npm' nodejs npm
  mkdir -p "$to" && cp tests/checks/package.json tests/checks/package-lock.json "$to/"
  echo "Fetching the checks from npm …"
  npm ci --prefix "$to" --ignore-scripts --no-audit --no-fund --loglevel=error >"$work/npm.log" 2>&1 </dev/null || { cat "$work/npm.log" >&2; return 1; }
  cp tests/checks/package-lock.json "$to/node_modules/.regie-lock"
}

# --- a PostgreSQL of our own, gone when we are ---------------------------------------------------------------------------

# PostgreSQL refuses to run as root: then an unprivileged user owns the cluster.
as_postgres() { if [ -n "$postgres_user" ]; then (cd / && runuser -u "$postgres_user" -- "$@"); else "$@"; fi; }

start_postgres() {   # start_postgres fast|durable: sets REGIE_TEST_POSTGRES, a role that may create databases
  find_postgres || need 'PostgreSQL (server)' postgresql && find_postgres
  if [ "$(id -u)" -eq 0 ]; then
    postgres_user=postgres; id -u postgres >/dev/null 2>&1 || postgres_user=nobody
  fi
  local data=$work/postgres password attempt
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  mkdir "$data" && chmod 700 "$data"
  printf '%s' "$password" >"$work/password"
  if [ -n "$postgres_user" ]; then chown "$postgres_user" "$data" "$work/password"; fi
  as_postgres "$postgres_bin/initdb" -D "$data" -U maintenance -A scram-sha-256 --pwfile="$work/password" \
    -E UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; return 1; }
  cat >"$work/regie.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
wal_level = minimal
max_wal_senders = 0
max_connections = 200
log_min_messages = fatal
CONF
  # Tests may lose everything; durability is what ./bench crash looks at.
  if [ "$1" = fast ]; then printf '%s = off\n' fsync synchronous_commit full_page_writes >>"$work/regie.conf"; fi
  as_postgres sh -c "cat >> '$data/postgresql.conf'" <"$work/regie.conf"
  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    as_postgres "$postgres_bin/pg_ctl" -D "$data" -o "-p $port" -w -t 60 -l "$data/log" start >/dev/null 2>&1 </dev/null && break
    [ "$attempt" -lt 5 ] || { cat "$data/log" >&2; return 1; }
  done
  # The roles of an installation (docs/guide): the owner migrates and takes the role of the app, which sees only what row level security lets through.
  PGPASSWORD=$password "$postgres_bin/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U maintenance -d postgres <<SQL
create role regie_owner login createdb nosuperuser nobypassrls password '$password';
create role regie_app nologin nosuperuser nobypassrls;
grant regie_app to regie_owner;
SQL
  export REGIE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=regie_owner;Password=$password"
}

postgres_command() {   # postgres_command FILE: writes a script that stops our cluster without warning (stop) and starts it again (start)
  local as=''
  [ -z "$postgres_user" ] || as="runuser -u $postgres_user --"
  cat >"$1" <<COMMAND
cd /
case \$1 in
  stop)  exec $as '$postgres_bin/pg_ctl' -D '$work/postgres' -m immediate -w -t 20 stop >/dev/null 2>&1 </dev/null ;;
  start) exec $as '$postgres_bin/pg_ctl' -D '$work/postgres' -o '-p $port' -w -t 60 -l '$work/postgres/log' start >/dev/null 2>&1 </dev/null ;;
esac
COMMAND
}

stop_postgres() {
  [ -f "$work/postgres/postmaster.pid" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" -D "$work/postgres" -m immediate -w -t 20 stop >/dev/null 2>&1 || true
}
