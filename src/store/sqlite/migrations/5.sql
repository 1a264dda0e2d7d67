-- What a feed asked for with its last body (0: nothing; a bit for each hour of UTC, and each day from Sunday on).
ALTER TABLE feed ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
