/**
 * The table, and a trigger that tells every server what a statement has changed. It works in PostgreSQL 14 or later, and
 * in PGlite. Notices are sent when the transaction commits.
 */
export const schema = `
  -- Several servers may start at the same time.
  SELECT pg_advisory_xact_lock(hashtext('tenants'));

  CREATE TABLE IF NOT EXISTS tenants (origin text PRIMARY KEY);

  CREATE OR REPLACE FUNCTION notify_of_tenants() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    added text[] := '{}';
    removed text[] := '{}';
    notice text := 'reload';
  BEGIN
    IF TG_OP = 'INSERT' THEN
      added := ARRAY(SELECT origin FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
      removed := ARRAY(SELECT origin FROM old_rows);
    ELSIF TG_OP = 'UPDATE' THEN
      added := ARRAY(SELECT origin FROM new_rows EXCEPT SELECT origin FROM old_rows);
      removed := ARRAY(SELECT origin FROM old_rows EXCEPT SELECT origin FROM new_rows);
    END IF;
    IF TG_OP <> 'TRUNCATE' THEN
      IF cardinality(added) + cardinality(removed) = 0 THEN RETURN NULL; END IF;
      notice := json_build_object('add', added, 'remove', removed);
      -- PostgreSQL refuses notices of 8,000 bytes. After a large change, the servers read the whole table.
      IF octet_length(notice) >= 8000 THEN notice := 'reload'; END IF;
    END IF;
    PERFORM pg_notify('tenants', notice);
    RETURN NULL;
  END $$;

  CREATE OR REPLACE TRIGGER tenants_added AFTER INSERT ON tenants
    REFERENCING NEW TABLE AS new_rows EXECUTE FUNCTION notify_of_tenants();
  CREATE OR REPLACE TRIGGER tenants_changed AFTER UPDATE ON tenants
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows EXECUTE FUNCTION notify_of_tenants();
  CREATE OR REPLACE TRIGGER tenants_removed AFTER DELETE ON tenants
    REFERENCING OLD TABLE AS old_rows EXECUTE FUNCTION notify_of_tenants();
  CREATE OR REPLACE TRIGGER tenants_emptied AFTER TRUNCATE ON tenants
    EXECUTE FUNCTION notify_of_tenants();
`
