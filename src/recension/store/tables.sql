-- One table a type of the account, joined by id; offsets are code points of article.text.
CREATE TABLE generator (name TEXT, version TEXT, model TEXT, schema TEXT);
CREATE TABLE page (
  id TEXT PRIMARY KEY, location TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
  retrieved_at TEXT, encoding TEXT NOT NULL, characters INTEGER NOT NULL
);
CREATE TABLE refused (location TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE story (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, independent_origins INTEGER NOT NULL,
  independence_low INTEGER, independence_high INTEGER, independence_basis TEXT NOT NULL
);
CREATE TABLE article (
  id TEXT PRIMARY KEY, page TEXT NOT NULL REFERENCES page, ordinal INTEGER NOT NULL,
  story TEXT REFERENCES story, title TEXT, publisher TEXT, byline TEXT, language TEXT NOT NULL,
  published TEXT, published_precision TEXT, published_basis TEXT, held_by TEXT, text TEXT NOT NULL
);
CREATE TABLE article_map (
  article TEXT NOT NULL REFERENCES article, article_start INTEGER, page_start INTEGER, length INTEGER
);
CREATE TABLE dropped (
  article TEXT NOT NULL REFERENCES article, page_start INTEGER, page_end INTEGER, reason TEXT
);
CREATE TABLE origin (story TEXT REFERENCES story, id TEXT, name TEXT, kind TEXT, PRIMARY KEY (story, id));
CREATE TABLE credit (
  story TEXT, origin TEXT, article TEXT REFERENCES article, credit TEXT,
  FOREIGN KEY (story, origin) REFERENCES origin (story, id)
);
CREATE TABLE derivation (
  story TEXT REFERENCES story, from_id TEXT, to_article TEXT REFERENCES article, relation TEXT,
  coverage REAL, direction TEXT
);
CREATE TABLE passage (
  story TEXT REFERENCES story, from_article TEXT, from_start INTEGER, from_end INTEGER,
  to_article TEXT, to_start INTEGER, to_end INTEGER, relation TEXT
);
CREATE TABLE entity (
  story TEXT REFERENCES story, id TEXT, kind TEXT, name TEXT, geonames INTEGER, wikidata TEXT,
  lat REAL, lon REAL, PRIMARY KEY (story, id)
);
CREATE TABLE mention (
  story TEXT, entity TEXT, article TEXT REFERENCES article, start INTEGER, "end" INTEGER, text TEXT,
  FOREIGN KEY (story, entity) REFERENCES entity (story, id)
);
CREATE TABLE claim (
  story TEXT REFERENCES story, id TEXT, article TEXT REFERENCES article, start INTEGER,
  "end" INTEGER, text TEXT, polarity TEXT, certainty TEXT, quoted INTEGER, about TEXT, value TEXT,
  PRIMARY KEY (story, id)
);
CREATE TABLE attribution (
  story TEXT, claim TEXT, position INTEGER, source TEXT, entity TEXT, kind TEXT, role TEXT,
  link TEXT, cue TEXT, start INTEGER, "end" INTEGER,
  FOREIGN KEY (story, claim) REFERENCES claim (story, id)
);
CREATE TABLE collation (
  story TEXT REFERENCES story, id TEXT, question TEXT, kind TEXT, subject TEXT, relation TEXT,
  why TEXT, PRIMARY KEY (story, id)
);
CREATE TABLE reading (
  story TEXT, collation TEXT, position INTEGER, label TEXT, value TEXT, independence_low INTEGER,
  independence_high INTEGER, first_reported TEXT,
  FOREIGN KEY (story, collation) REFERENCES collation (story, id)
);
CREATE TABLE reading_claim (story TEXT, collation TEXT, position INTEGER, claim TEXT);
CREATE TABLE shift (
  story TEXT, collation TEXT, kind TEXT, detail TEXT, was_article TEXT, was_start INTEGER,
  was_end INTEGER, became_article TEXT, became_start INTEGER, became_end INTEGER, note TEXT
);
CREATE TABLE event (
  story TEXT REFERENCES story, id TEXT, label TEXT, plover_event TEXT, plover_mode TEXT,
  date_start TEXT, date_end TEXT, date_precision TEXT, status TEXT, stage TEXT,
  independent_origins INTEGER, PRIMARY KEY (story, id)
);
CREATE TABLE event_quantity (
  story TEXT, event TEXT, what TEXT, low REAL, best REAL, high REAL, rule TEXT, collation TEXT,
  FOREIGN KEY (story, event) REFERENCES event (story, id)
);
CREATE TABLE ruling (kind TEXT, one TEXT, other TEXT, "by" TEXT, at TEXT, reason TEXT);
CREATE TABLE story_change (
  run INTEGER, kind TEXT, story TEXT, other TEXT, articles TEXT, reason TEXT
);
CREATE TABLE timeline (story TEXT REFERENCES story, date TEXT, "precision" TEXT, text TEXT);
CREATE VIRTUAL TABLE article_search USING fts5 (id UNINDEXED, title, text);
