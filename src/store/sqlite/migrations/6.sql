CREATE TABLE follow (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel INTEGER NOT NULL,
  address TEXT NOT NULL,
  subject INTEGER NOT NULL,
  what TEXT NOT NULL,
  pace INTEGER NOT NULL,
  zone TEXT NOT NULL,
  minute INTEGER NOT NULL,
  language TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  secret BLOB NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  told_from INTEGER NOT NULL,
  told_up_to INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  telling_up_to INTEGER,
  telling_since INTEGER,
  failures INTEGER NOT NULL,
  error TEXT NOT NULL,
  succeeded_at INTEGER
) STRICT;
CREATE INDEX follow_due ON follow (due_at) WHERE state = 0;

CREATE INDEX digest_by_storing ON digest (stored_at);
