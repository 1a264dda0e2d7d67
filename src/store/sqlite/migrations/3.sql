-- Large values under names of Courant's own, in parts: the window of grouping.
CREATE TABLE blob (name TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, part)) STRICT;
