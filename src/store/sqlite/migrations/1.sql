CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE revision (number INTEGER NOT NULL) STRICT;
INSERT INTO revision VALUES (0);

-- Moments are texts as docs/formats/ writes them (their precision and zone are part of them); `at` and its like are
-- seconds since 1970 and serve order alone.
CREATE TABLE article (
  arrival INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  outlet TEXT NOT NULL,
  named_outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  byline TEXT NOT NULL,
  published TEXT,
  modified TEXT,
  seen TEXT,
  site_name TEXT NOT NULL,
  image TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER,
  UNIQUE (id, version)
) STRICT;
CREATE INDEX article_by_time ON article (at);
CREATE INDEX article_by_outlet ON article (outlet, at);
CREATE VIRTUAL TABLE article_search USING fts5 (title, text, content = 'article', content_rowid = 'arrival',
  tokenize = "porter unicode61 remove_diacritics 2");

CREATE TABLE feed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  site_url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  folder TEXT NOT NULL,
  state INTEGER NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  validators_url TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  next_at INTEGER NOT NULL,
  interval INTEGER NOT NULL,
  attempted_at INTEGER,
  succeeded_at INTEGER,
  failures INTEGER NOT NULL,
  error TEXT NOT NULL,
  moving_to TEXT NOT NULL,
  moving_answers INTEGER NOT NULL
) STRICT;
CREATE INDEX feed_due ON feed (next_at) WHERE state = 0;

CREATE TABLE entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  published TEXT,
  updated TEXT,
  content_html TEXT NOT NULL,
  state INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  reads INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  error TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  validators_url TEXT NOT NULL,
  article TEXT NOT NULL,
  UNIQUE (feed, key)
) STRICT;
CREATE INDEX entry_due ON entry (due_at) WHERE state = 0;
CREATE INDEX entry_by_url ON entry (url);

CREATE TABLE page (
  entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  fetched_at INTEGER NOT NULL,
  url TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  deflated BLOB NOT NULL,
  PRIMARY KEY (entry, fetched_at)
) STRICT;
CREATE INDEX page_by_time ON page (fetched_at);

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  merged_into TEXT REFERENCES story (id),
  withdrawn INTEGER NOT NULL DEFAULT 0,
  stale INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX story_stale ON story (id) WHERE stale;

CREATE TABLE assignment (
  article TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id),
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_story ON assignment (story);

CREATE TABLE story_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  story TEXT NOT NULL REFERENCES story (id),
  other TEXT NOT NULL REFERENCES story (id),
  at INTEGER,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX story_event_by_story ON story_event (story);
CREATE INDEX story_event_by_other ON story_event (other);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  stories TEXT NOT NULL,
  articles TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE digest (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  story TEXT NOT NULL REFERENCES story (id),
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  headline TEXT NOT NULL,
  outlets INTEGER NOT NULL,
  independent INTEGER NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (story, version)
) STRICT;
CREATE INDEX digest_by_time ON digest (at, story, version);

CREATE TABLE digest_source (
  digest INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
  article TEXT NOT NULL,
  version INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  PRIMARY KEY (digest, article, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_source_by_article ON digest_source (article, version);
CREATE INDEX digest_source_by_outlet ON digest_source (outlet, digest);

-- The newest digest of every story that is not withdrawn, by digest.id.
CREATE VIRTUAL TABLE digest_search USING fts5 (headline, body, tokenize = "porter unicode61 remove_diacritics 2");
