-- On which side of the allow-list a feed stands, which of its entries were named from the inside, and which hosts asked
-- to be left alone.
ALTER TABLE feed ADD COLUMN side INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN inside INTEGER NOT NULL DEFAULT 0;
CREATE TABLE resting_host (
  name TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
