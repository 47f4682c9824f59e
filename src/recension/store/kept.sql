-- What runs on a growing pool leave for the next one. Articles are JSON, as in account.json.
CREATE TABLE IF NOT EXISTS kept_page (
  id TEXT PRIMARY KEY, location TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
  retrieved_at TEXT, encoding TEXT NOT NULL, characters INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS kept_article (
  id TEXT PRIMARY KEY, page TEXT NOT NULL, story TEXT NOT NULL, title TEXT, published TEXT,
  article TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS kept_article_story ON kept_article (story);
CREATE TABLE IF NOT EXISTS ruling (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,
  "by" TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS story_change (
  number INTEGER PRIMARY KEY, run INTEGER NOT NULL, kind TEXT NOT NULL, story TEXT NOT NULL,
  other TEXT NOT NULL, articles TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS kept_run (number INTEGER PRIMARY KEY);
-- What a run was asked to take the texts as, where it was asked.
CREATE TABLE IF NOT EXISTS kept_asked (run INTEGER PRIMARY KEY, texts TEXT NOT NULL);
-- What was found in each article, by which version of the reader; as JSON, without the text.
CREATE TABLE IF NOT EXISTS kept_annotation (
  article TEXT PRIMARY KEY, reader TEXT NOT NULL, annotation TEXT NOT NULL
);
-- What each article means, by which version of the encoder: 384 signed bytes.
CREATE TABLE IF NOT EXISTS kept_vector (
  article TEXT PRIMARY KEY, encoder TEXT NOT NULL, vector BLOB NOT NULL
);
PRAGMA application_id = 1380275022;
