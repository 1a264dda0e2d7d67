-- Which feed an article came by, for a front page's sections.
CREATE INDEX entry_by_article ON entry (article) WHERE article <> '';
