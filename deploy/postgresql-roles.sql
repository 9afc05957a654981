-- Two roles: the owner makes and changes tables, the server only works with their rows. Run once by
-- a superuser with psql, which reads each role's password from the file that a variable of the
-- environment names (by default where compose.yaml has it):
--   OWNER_PASSWORD_FILE=… SERVER_PASSWORD_FILE=… psql --file postgresql-roles.sql
\set ON_ERROR_STOP on
\set owner_password `cat "${OWNER_PASSWORD_FILE:-/run/secrets/owner-password}"`
\set server_password `cat "${SERVER_PASSWORD_FILE:-/run/secrets/server-password}"`

-- Passwords must not end up in the log of the statements.
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SET password_encryption = 'scram-sha-256';

CREATE ROLE qiyue_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'owner_password';
CREATE ROLE qiyue_server LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'server_password';

CREATE DATABASE qiyue OWNER qiyue_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE qiyue FROM PUBLIC;
GRANT CONNECT ON DATABASE qiyue TO qiyue_server;

\connect qiyue
ALTER SCHEMA public OWNER TO qiyue_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO qiyue_server;
-- Neither CREATE nor TRUNCATE, REFERENCES or TRIGGER: on what the owner makes from now on.
ALTER DEFAULT PRIVILEGES FOR ROLE qiyue_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO qiyue_server;
ALTER DEFAULT PRIVILEGES FOR ROLE qiyue_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO qiyue_server;
ALTER DEFAULT PRIVILEGES FOR ROLE qiyue_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
